; Values that a function in LLVM IR has before pd_defer_enter are there when that returns once more, though what runs
; meanwhile has as many of its own: pd_defer_enter is known to return twice, so no place on the stack is used for both.
; RUN: cat %root/include/predawn.ll %s >%t.ll
; RUN: %cc --cc=clang-19 -O2 %t.ll -o %t && %each-mmax %t | FileCheck %s --match-full-lines
; RUN: %cc --cc=clang-14 -O2 %t.ll -o %t && %each-mmax %t | FileCheck %s --match-full-lines
; CHECK: 55

@numbers = global [10 x i64] [i64 1, i64 2, i64 3, i64 4, i64 5, i64 6, i64 7, i64 8, i64 9, i64 10]
@others = global [10 x i64] zeroinitializer
@text = private constant [7 x i8] c"broken\00"
declare ptr @llvm.frameaddress.p0(i32 immarg)

define void @rescue(ptr %none) noinline "frame-pointer"="all" #90 {
  %frame = call ptr @llvm.frameaddress.p0(i32 0)
  %value = call %pd_any @pd_recover(ptr %frame)
  ret void
}

; the sum of the numbers
define i64 @work() noinline #90 {
  %frame = alloca %pd_defer_frame
  %record = alloca %pd_deferred
  %a0 = load volatile i64, ptr getelementptr ([10 x i64], ptr @numbers, i64 0, i64 0)
  %a1 = load volatile i64, ptr getelementptr ([10 x i64], ptr @numbers, i64 0, i64 1)
  %a2 = load volatile i64, ptr getelementptr ([10 x i64], ptr @numbers, i64 0, i64 2)
  %a3 = load volatile i64, ptr getelementptr ([10 x i64], ptr @numbers, i64 0, i64 3)
  %a4 = load volatile i64, ptr getelementptr ([10 x i64], ptr @numbers, i64 0, i64 4)
  %a5 = load volatile i64, ptr getelementptr ([10 x i64], ptr @numbers, i64 0, i64 5)
  %a6 = load volatile i64, ptr getelementptr ([10 x i64], ptr @numbers, i64 0, i64 6)
  %a7 = load volatile i64, ptr getelementptr ([10 x i64], ptr @numbers, i64 0, i64 7)
  %a8 = load volatile i64, ptr getelementptr ([10 x i64], ptr @numbers, i64 0, i64 8)
  %a9 = load volatile i64, ptr getelementptr ([10 x i64], ptr @numbers, i64 0, i64 9)
  %again = call zeroext i1 @pd_defer_enter(ptr %frame) #93
  br i1 %again, label %second, label %first
first:
  call void @pd_defer(ptr %frame, ptr %record, ptr @rescue, ptr null)
  %b0 = load volatile i64, ptr getelementptr ([10 x i64], ptr @others, i64 0, i64 0)
  %b1 = load volatile i64, ptr getelementptr ([10 x i64], ptr @others, i64 0, i64 1)
  %b2 = load volatile i64, ptr getelementptr ([10 x i64], ptr @others, i64 0, i64 2)
  %b3 = load volatile i64, ptr getelementptr ([10 x i64], ptr @others, i64 0, i64 3)
  %b4 = load volatile i64, ptr getelementptr ([10 x i64], ptr @others, i64 0, i64 4)
  %b5 = load volatile i64, ptr getelementptr ([10 x i64], ptr @others, i64 0, i64 5)
  %b6 = load volatile i64, ptr getelementptr ([10 x i64], ptr @others, i64 0, i64 6)
  %b7 = load volatile i64, ptr getelementptr ([10 x i64], ptr @others, i64 0, i64 7)
  %b8 = load volatile i64, ptr getelementptr ([10 x i64], ptr @others, i64 0, i64 8)
  %b9 = load volatile i64, ptr getelementptr ([10 x i64], ptr @others, i64 0, i64 9)
  call void @pd_gosched()
  store volatile i64 %b0, ptr getelementptr ([10 x i64], ptr @others, i64 0, i64 0)
  store volatile i64 %b1, ptr getelementptr ([10 x i64], ptr @others, i64 0, i64 1)
  store volatile i64 %b2, ptr getelementptr ([10 x i64], ptr @others, i64 0, i64 2)
  store volatile i64 %b3, ptr getelementptr ([10 x i64], ptr @others, i64 0, i64 3)
  store volatile i64 %b4, ptr getelementptr ([10 x i64], ptr @others, i64 0, i64 4)
  store volatile i64 %b5, ptr getelementptr ([10 x i64], ptr @others, i64 0, i64 5)
  store volatile i64 %b6, ptr getelementptr ([10 x i64], ptr @others, i64 0, i64 6)
  store volatile i64 %b7, ptr getelementptr ([10 x i64], ptr @others, i64 0, i64 7)
  store volatile i64 %b8, ptr getelementptr ([10 x i64], ptr @others, i64 0, i64 8)
  store volatile i64 %b9, ptr getelementptr ([10 x i64], ptr @others, i64 0, i64 9)
  call void @pd_panic(ptr @text)
  unreachable
second:
  call void @pd_defer_return(ptr %frame)
  %s0 = add i64 %a0, 0
  %s1 = add i64 %s0, %a1
  %s2 = add i64 %s1, %a2
  %s3 = add i64 %s2, %a3
  %s4 = add i64 %s3, %a4
  %s5 = add i64 %s4, %a5
  %s6 = add i64 %s5, %a6
  %s7 = add i64 %s6, %a7
  %s8 = add i64 %s7, %a8
  %s9 = add i64 %s8, %a9
  ret i64 %s9
}

define void @"main.main"() #90 {
  %sum = call i64 @work()
  call void @pd_print_int(i64 %sum)
  call void @pd_print_newline()
  ret void
}
