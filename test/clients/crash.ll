; A crash in LLVM IR: the report shows the goroutine that did it, through all segments of its stack, and the
; others, with files and lines; gdb lists the same frames.
;
; RUN: cat %build/include/predawn.ll %s >%t.ll
; RUN: %cc --cc=clang-14 -O1 -g %t.ll -o %t
; RUN: %each-mmax %status 2 %t 2>%t.err && FileCheck %s <%t.err
; RUN: %cc --cc=clang-19 -O1 -g %t.ll -o %t
; RUN: %each-mmax %status 2 %t 2>%t.err && FileCheck %s <%t.err
; RUN: %python %inputs/die/trace-agrees-with-gdb.py %t 3
;
; CHECK: {{^panic: runtime error: invalid memory address or nil pointer dereference$}}
; CHECK-NEXT: {{^\[signal SIGSEGV: segmentation violation code=0x1 addr=0x10 pc=0x[0-9a-f]+\]$}}
; CHECK: {{^goroutine 2 \[running\]:$}}
; CHECK-NEXT: {{^}}length(...){{$}}
; CHECK-NEXT: {{^	}}crash.list:4 +0x
; CHECK-NEXT: {{^}}total(...){{$}}
; CHECK-NEXT: {{^	}}crash.list:11 +0x
; CHECK-NEXT: {{^}}work(...){{$}}
; CHECK-NEXT: {{^	}}crash.list:16 +0x
; CHECK-NEXT: {{^}}created by main.main{{$}}
; CHECK-NEXT: {{^	}}crash.list:22 +0x
; CHECK-EMPTY:
; CHECK-NEXT: {{^goroutine 1 \[(chan receive|running|runnable)\]:$}}
; CHECK-NEXT: {{^}}main.main(...){{$}}
; CHECK-NEXT: {{^	}}crash.list:{{2[23] }}+0x

; text, bytes, next
%List = type { ptr, i64, ptr }

@text = private constant [6 x i8] c"first\00"
@first = private constant %List { ptr @text, i64 5, ptr @last }
@last = private constant %List { ptr @text, i64 4, ptr null }
@lists = private constant [3 x ptr] [ptr @first, ptr @last, ptr null]

attributes #1 = { nounwind noinline uwtable "split-stack" null_pointer_is_valid }

; Forgets that the list may be empty.
define i64 @length(ptr %list) #1 !dbg !10 {
entry:
  br label %look

look:
  %at = phi ptr [ %list, %entry ], [ %next, %look ]
  %count = phi i64 [ 1, %entry ], [ %more, %look ]
  %place = getelementptr %List, ptr %at, i64 0, i32 2
  %next = load volatile ptr, ptr %place, !dbg !20
  %more = add i64 %count, 1
  %is.last = icmp eq ptr %next, null
  br i1 %is.last, label %end, label %look

end:
  ret i64 %count, !dbg !21
}

; Its frame is more than a goroutine begins with, so it runs on a second segment.
define i64 @total(ptr %lists, i64 %count) #1 !dbg !11 {
entry:
  %lengths = alloca [1000 x i64]
  br label %next

next:
  %i = phi i64 [ 0, %entry ], [ %i.next, %next ]
  %sum = phi i64 [ 0, %entry ], [ %sum.next, %next ]
  %place = getelementptr ptr, ptr %lists, i64 %i
  %list = load ptr, ptr %place
  %length = call i64 @length(ptr %list), !dbg !22
  %store = getelementptr [1000 x i64], ptr %lengths, i64 0, i64 %i
  store volatile i64 %length, ptr %store
  %sum.next = add i64 %sum, %length
  %i.next = add i64 %i, 1
  %done = icmp eq i64 %i.next, %count
  br i1 %done, label %end, label %next

end:
  ret i64 %sum.next, !dbg !23
}

define void @work(ptr %done) #1 !dbg !12 {
  %sum = alloca i64
  %value = call i64 @total(ptr @lists, i64 3), !dbg !24
  store i64 %value, ptr %sum
  call void @pd_chan_send(ptr %done, ptr %sum), !dbg !25
  ret void
}

define void @"main.main"() #1 !dbg !13 {
  %sum = alloca i64
  %done = call ptr @pd_chan_new(i64 8, i64 0), !dbg !26
  call void @pd_go(ptr @work, ptr %done), !dbg !27
  %ok = call zeroext i1 @pd_chan_recv(ptr %done, ptr %sum), !dbg !28
  %value = load i64, ptr %sum
  call void @pd_print_int(i64 %value), !dbg !29
  ret void
}

; Lines of what a compiler might have compiled this from: crash.list. (gdb 13 reads no lines of IR in DWARF 5.)
!llvm.module.flags = !{!0, !1}
!llvm.dbg.cu = !{!2}
!0 = !{i32 2, !"Debug Info Version", i32 3}
!1 = !{i32 7, !"Dwarf Version", i32 4}
!2 = distinct !DICompileUnit(language: DW_LANG_C99, file: !3, emissionKind: FullDebug)
!3 = !DIFile(filename: "crash.list", directory: "/")
!4 = !DISubroutineType(types: !5)
!5 = !{}
!10 = distinct !DISubprogram(name: "length", file: !3, line: 1, type: !4, unit: !2, spFlags: DISPFlagDefinition)
!11 = distinct !DISubprogram(name: "total", file: !3, line: 7, type: !4, unit: !2, spFlags: DISPFlagDefinition)
!12 = distinct !DISubprogram(name: "work", file: !3, line: 15, type: !4, unit: !2, spFlags: DISPFlagDefinition)
!13 = distinct !DISubprogram(name: "main.main", file: !3, line: 20, type: !4, unit: !2, spFlags: DISPFlagDefinition)
!20 = !DILocation(line: 4, scope: !10)
!21 = !DILocation(line: 5, scope: !10)
!22 = !DILocation(line: 11, scope: !11)
!23 = !DILocation(line: 12, scope: !11)
!24 = !DILocation(line: 16, scope: !12)
!25 = !DILocation(line: 17, scope: !12)
!26 = !DILocation(line: 21, scope: !13)
!27 = !DILocation(line: 22, scope: !13)
!28 = !DILocation(line: 23, scope: !13)
!29 = !DILocation(line: 24, scope: !13)
