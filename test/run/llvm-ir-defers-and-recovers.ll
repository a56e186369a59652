; A function in LLVM IR defers a call with a record and calls with blocks in a loop, panics with a value of its own or
; by a fault, recovers, and goes on with its results, at every level of optimisation.
; RUN: cat %root/include/predawn.ll %s >%t.ll
; RUN: %cc --cc=clang-19 -O0 %t.ll -o %t && %each-mmax %t | FileCheck %s --match-full-lines
; RUN: %cc --cc=clang-19 -O2 %t.ll -o %t && %each-mmax %t | FileCheck %s --match-full-lines
; RUN: %cc --cc=clang-14 -O2 %t.ll -o %t && %each-mmax %t | FileCheck %s --match-full-lines
;      CHECK: loop 2
; CHECK-NEXT: loop 1
; CHECK-NEXT: loop 0
; CHECK-NEXT: 17
; CHECK-NEXT: loop 2
; CHECK-NEXT: loop 1
; CHECK-NEXT: loop 0
; CHECK-NEXT: recovered true
; CHECK-NEXT: -1
; CHECK-NEXT: loop 2
; CHECK-NEXT: loop 1
; CHECK-NEXT: loop 0
; CHECK-NEXT: recovered false
; CHECK-NEXT: -1

@name_int = private constant [3 x i8] c"int"
@int = private constant %pd_type
    { i64 8, ptr @pd_alg_memory, %pd_string { ptr @name_int, i64 3 }, i32 2, i32 0, ptr null, i64 0 }
@twelve = private constant i64 12
@text_loop = private constant [6 x i8] c"loop \00"
@text_recovered = private constant [11 x i8] c"recovered \00"
declare ptr @llvm.frameaddress.p0(i32 immarg)

; recover() or return; result = -1; tells whether it was the value of int 12
define void @rescue(ptr %result) noinline "frame-pointer"="all" #90 {
  %frame = call ptr @llvm.frameaddress.p0(i32 0)
  %value = call %pd_any @pd_recover(ptr %frame)
  %type = extractvalue %pd_any %value, 0
  %none = icmp eq ptr %type, null
  br i1 %none, label %end, label %panicked
panicked:
  store i64 -1, ptr %result
  %own = icmp eq ptr %type, @int
  call void @pd_print_begin(i32 1)
  call void @pd_print_cstring(ptr @text_recovered)
  call void @pd_print_bool(i1 zeroext %own)
  call void @pd_print_newline()
  call void @pd_print_end()
  br label %end
end:
  ret void
}

define void @print_loop(ptr %block) #90 {
  %i = load i64, ptr %block
  call void @pd_print_begin(i32 1)
  call void @pd_print_cstring(ptr @text_loop)
  call void @pd_print_int(i64 %i)
  call void @pd_print_newline()
  call void @pd_print_end()
  ret void
}

; 17; how: 0 does nothing else, 1 panics with a value, 2 by a fault
define i64 @work(i64 %how) noinline null_pointer_is_valid #90 {
  %frame = alloca %pd_defer_frame
  %record = alloca %pd_deferred
  %result = alloca i64
  %block = alloca i64
  %again = call zeroext i1 @pd_defer_enter(ptr %frame) #93
  br i1 %again, label %done, label %body
body:
  store volatile i64 17, ptr %result
  call void @pd_defer(ptr %frame, ptr %record, ptr @rescue, ptr %result)
  br label %loop
loop:
  %i = phi i64 [ 0, %body ], [ %next, %loop ]
  store i64 %i, ptr %block
  call void @pd_defer_copy(ptr %frame, ptr @print_loop, ptr %block, i64 8)
  %next = add i64 %i, 1
  %more = icmp ult i64 %next, 3
  br i1 %more, label %loop, label %choose
choose:
  switch i64 %how, label %done [ i64 1, label %panics
                                 i64 2, label %faults ]
panics:
  call void @pd_panic_value(ptr @int, ptr @twelve)
  unreachable
faults:
  store volatile i64 0, ptr null
  br label %done
done:
  call void @pd_defer_return(ptr %frame)
  %value = load volatile i64, ptr %result
  ret i64 %value
}

define void @"main.main"() #90 {
  br label %loop
loop:
  %how = phi i64 [ 0, %0 ], [ %next, %loop ]
  %value = call i64 @work(i64 %how)
  call void @pd_print_int(i64 %value)
  call void @pd_print_newline()
  %next = add i64 %how, 1
  %more = icmp ult i64 %next, 3
  br i1 %more, label %loop, label %end
end:
  ret void
}
