#pragma once
// The little of SQLite's interface that a writer needs, with errors as exceptions. Internal: includes sqlite3.h.

#include <sqlite3.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/error.hpp"

namespace quipu::exporters {

/// A file that is written by this process alone and thrown away when anything fails, so that no journal is kept.
class SqliteDatabase {
 public:
  explicit SqliteDatabase(const std::string& path) : path_(path) {
    check(sqlite3_open_v2(path.c_str(), &handle_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr));
    run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; BEGIN");
  }
  ~SqliteDatabase() { sqlite3_close(handle_); }
  SqliteDatabase(const SqliteDatabase&) = delete;
  SqliteDatabase& operator=(const SqliteDatabase&) = delete;

  void run(const char* sql) { check(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr)); }
  void commit() { run("COMMIT"); }

  /// Throws OutputError unless `code` is one of success.
  void check(int code) const {
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
    throw OutputError(path_, std::string("SQLite cannot write: ") + (handle_ != nullptr ? sqlite3_errmsg(handle_) : sqlite3_errstr(code)));
  }
  sqlite3* handle() const { return handle_; }

 private:
  const std::string& path_;
  sqlite3* handle_ = nullptr;
};

/// A prepared INSERT: `row(values...)` binds texts, numbers and flags in order and runs it.
class SqliteInsert {
 public:
  SqliteInsert(SqliteDatabase& database, const char* sql) : database_(database) {
    database_.check(sqlite3_prepare_v3(database_.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr));
  }
  ~SqliteInsert() { sqlite3_finalize(statement_); }
  SqliteInsert(const SqliteInsert&) = delete;
  SqliteInsert& operator=(const SqliteInsert&) = delete;

  template <class... Values>
  void row(const Values&... values) {
    int place = 0;
    (database_.check(bind(++place, values)), ...);
    database_.check(sqlite3_step(statement_));
    database_.check(sqlite3_reset(statement_));
  }

 private:
  /// Texts must live until the row is written: they do, as arguments of row().
  int bind(int place, std::string_view text) {
    return sqlite3_bind_text64(statement_, place, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  int bind(int place, std::uint64_t number) { return sqlite3_bind_int64(statement_, place, static_cast<std::int64_t>(number)); }
  int bind(int place, double number) { return sqlite3_bind_double(statement_, place, number); }

  SqliteDatabase& database_;
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace quipu::exporters
