# cmake -DFROM=FILE -DTO=FILE.cpp -DNAME=bytes_of_page -P embed_bytes.cmake: a file's bytes as a C++ array, for programs that must
# find it wherever they are installed. A list of numbers, because compilers bound the length of a string literal.
file(READ ${FROM} bytes HEX)
string(LENGTH "${bytes}" digits)
math(EXPR size "${digits} / 2")
string(REGEX REPLACE "(................................................................)" "\\1\n" bytes "${bytes}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
file(WRITE ${TO} "#include <cstddef>\nnamespace quipu::exporters {\nextern const unsigned char ${NAME}[];\nextern const std::size_t ${NAME}_size;\n"
     "const unsigned char ${NAME}[] = {\n${bytes}};\nconst std::size_t ${NAME}_size = ${size};\n}  // namespace quipu::exporters\n")
