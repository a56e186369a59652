; The prime sieve in LLVM IR.
;
; RUN: cat %build/include/predawn.ll %s >%t.ll
; RUN: %cc --cc=clang-14 %t.ll -o %t && %each-mmax %t | FileCheck %s
; RUN: %cc --cc=clang-19 %t.ll -o %t && %each-mmax %t | FileCheck %s
;
; CHECK: {{^2 3 5 7 11 13 17 19 23 29 31 37 41 43 47 53 59 61 67 71$}}
; CHECK-NOT: {{.}}

; from, to, prime: what a filter is started with
%Filter = type { ptr, ptr, i64 }

define internal ptr @int_channel() #90 {
  %channel = call ptr @pd_chan_new(i64 8, i64 0)
  ret ptr %channel
}

; Sends 2, 3, 4 and so on for ever.
define internal void @generate(ptr %to) #90 {
  %n = alloca i64
  store i64 2, ptr %n
  br label %next

next:
  call void @pd_chan_send(ptr %to, ptr %n)
  %sent = load i64, ptr %n
  %greater = add i64 %sent, 1
  store i64 %greater, ptr %n
  br label %next
}

; Passes on what is no multiple of its prime.
define internal void @filter(ptr %with) #90 {
  %n = alloca i64
  %filter = load %Filter, ptr %with
  %from = extractvalue %Filter %filter, 0
  %to = extractvalue %Filter %filter, 1
  %prime = extractvalue %Filter %filter, 2
  br label %next

next:
  %ok = call zeroext i1 @pd_chan_recv(ptr %from, ptr %n)
  %value = load i64, ptr %n
  %rest = srem i64 %value, %prime
  %multiple = icmp eq i64 %rest, 0
  br i1 %multiple, label %next, label %pass

pass:
  call void @pd_chan_send(ptr %to, ptr %n)
  br label %next
}

; Takes the first number for a prime, and puts a filter for it behind the channel; gives the filtered channel.
define internal ptr @next_prime(ptr %numbers, ptr %prime) #90 {
  %with = alloca %Filter
  %ok = call zeroext i1 @pd_chan_recv(ptr %numbers, ptr %prime)
  %value = load i64, ptr %prime
  %to = call ptr @int_channel()
  %with.from = insertvalue %Filter undef, ptr %numbers, 0
  %with.to = insertvalue %Filter %with.from, ptr %to, 1
  %with.prime = insertvalue %Filter %with.to, i64 %value, 2
  store %Filter %with.prime, ptr %with
  call void @pd_go_copy(ptr @filter, ptr %with, i64 24) ; the goroutine gets a copy
  ret ptr %to
}

define void @"main.main"() #90 {
entry:
  %primes = alloca [20 x i64]
  %all = call ptr @int_channel()
  call void @pd_go(ptr @generate, ptr %all)
  br label %find

find:
  %i = phi i64 [ 0, %entry ], [ %i.next, %find ]
  %numbers = phi ptr [ %all, %entry ], [ %filtered, %find ]
  %place = getelementptr [20 x i64], ptr %primes, i64 0, i64 %i
  %filtered = call ptr @next_prime(ptr %numbers, ptr %place)
  %i.next = add i64 %i, 1
  %found = icmp eq i64 %i.next, 20
  br i1 %found, label %print, label %find

print:
  call void @pd_print_begin(i32 1)
  br label %number

number:
  %j = phi i64 [ 0, %print ], [ %j.next, %space ]
  %from = getelementptr [20 x i64], ptr %primes, i64 0, i64 %j
  %prime = load i64, ptr %from
  call void @pd_print_int(i64 %prime)
  %j.next = add i64 %j, 1
  %printed = icmp eq i64 %j.next, 20
  br i1 %printed, label %end, label %space

space:
  call void @pd_print_space()
  br label %number

end:
  call void @pd_print_newline()
  call void @pd_print_end()
  call void @pd_exit(i32 0) ; the other goroutines never end
  unreachable
}
