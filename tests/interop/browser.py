"""A headless Chromium for the page of `-o graph.html`: for its test and for the picture in the README."""
import contextlib
import shutil
import tempfile
import time

# WebGL by Chromium's own software renderer, so that pictures do not depend on a graphics card.
SOFTWARE_GL = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"]


class Missing(Exception):
    """What is not installed."""


@contextlib.contextmanager
def chromium(webgl=True, options=()):
    """A WebDriver. Raises Missing where Chromium, its driver or Selenium is not there."""
    try:
        from selenium import webdriver
        from selenium.webdriver.chrome.service import Service
    except ImportError:
        raise Missing("python3-selenium is not installed") from None
    binary, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not binary or not driver:
        raise Missing("chromium and chromium-driver are not installed")
    wanted = webdriver.ChromeOptions()
    wanted.binary_location = binary
    with tempfile.TemporaryDirectory() as profile:
        flags = ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars", f"--user-data-dir={profile}",
                 "--window-size=1280,820"]
        flags += SOFTWARE_GL if webgl else ["--disable-gpu", "--disable-3d-apis"]
        for flag in [*flags, *options]:
            wanted.add_argument(flag)
        wanted.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        browser = webdriver.Chrome(service=Service(driver), options=wanted)
        try:
            browser.set_script_timeout(120)
            yield browser
        finally:
            browser.quit()


def look(browser, width=1280, height=820, theme="light", phone=False, scale=1):
    """Size of the window and what the system prefers; light or dark."""
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                            {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": phone})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [
        {"name": "prefers-color-scheme", "value": theme}, {"name": "prefers-reduced-motion", "value": "reduce"}]})


def wait(browser, condition, seconds=20):
    """Until the JavaScript expression is true; TimeoutError after `seconds`."""
    end = time.monotonic() + seconds
    while not browser.execute_script(f"return Boolean({condition})"):
        if time.monotonic() > end:
            raise TimeoutError(f"never true: {condition}; the browser says {browser.get_log('browser')}")
        time.sleep(0.03)


def open_page(browser, path, place="", seconds=60):
    """Opens the page anew, at #place, and waits until its graph is read."""
    browser.get("about:blank")
    browser.get(path.resolve().as_uri() + (f"#{place}" if place else ""))
    wait(browser, "document.documentElement.dataset.ready === 'true'", seconds)
    settle(browser)


def settle(browser):
    """Until movements of the picture have ended and it was drawn."""
    wait(browser, "!window.quipu.view || !window.quipu.view.sigma.getCamera().isAnimated()")
    browser.execute_async_script("const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30)))")
