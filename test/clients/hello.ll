; Hello in LLVM IR. An IR file has no includes: predawn.ll goes in front of it.
;
; RUN: cat %build/include/predawn.ll %s >%t.ll
; RUN: %cc --cc=clang-14 %t.ll -o %t && %each-mmax %t | FileCheck %s
; RUN: %cc --cc=clang-19 %t.ll -o %t && %each-mmax %t | FileCheck %s
;
; CHECK: {{^hello, world$}}
; CHECK-NOT: {{.}}

@hello = private constant [13 x i8] c"hello, world\00"

define void @"main.main"() #90 {
  call void @pd_println(ptr @hello)
  ret void
}
