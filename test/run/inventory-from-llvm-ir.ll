; From LLVM IR: slices by value, two results, bools and doubles, an interface that is called: predawn.ll says how.
; RUN: cat %root/include/predawn.ll %s >%t.ll && %cc -O2 %t.ll -o %t && %each-mmax %t | FileCheck %s --match-full-lines
; RUN: %cc -O0 %t.ll -o %t.0 && %t.0 | FileCheck %s --match-full-lines
; CHECK: [2/10]0x{{[0-9a-f]+}}
; CHECK-NEXT: [1/2]0x{{[0-9a-f]+}}
; CHECK-NEXT: 19990 true
; CHECK-NEXT: -6.250000e-001 6
; CHECK-NEXT: 42 true false

@signature = private constant i8 0
@sum = private constant [3 x i8] c"Sum"
@name_point = private constant [10 x i8] c"main.Point"
@name_summer = private constant [11 x i8] c"main.Summer"
@world = private constant [6 x i8] c"\E4\B8\96\E7\95\8C"
@point_methods = private constant [1 x %pd_method]
    [%pd_method { %pd_string { ptr @sum, i64 3 }, ptr @signature, ptr @point_sum }]
@point = private constant %pd_type
    { i64 16, ptr @pd_alg_memory, %pd_string { ptr @name_point, i64 10 }, i32 25, i32 0, ptr @point_methods, i64 1 }
@summer_methods = private constant [1 x %pd_interface_method]
    [%pd_interface_method { %pd_string { ptr @sum, i64 3 }, ptr @signature }]
@summer = private constant %pd_interface { %pd_string { ptr @name_summer, i64 11 }, ptr @summer_methods, i64 1 }
@value = private constant [2 x i64] [i64 30, i64 12]

define i64 @point_sum(ptr %point) #90 {
  %x = load i64, ptr %point
  %at_y = getelementptr i64, ptr %point, i64 1
  %y = load i64, ptr %at_y
  %sum = add i64 %x, %y
  ret i64 %sum
}

define void @slices() #90 {
  %made = alloca %pd_slice
  %grown = alloca %pd_slice
  %cut = alloca %pd_slice
  %runes = alloca %pd_slice
  call void @pd_slice_new(ptr sret(%pd_slice) %made, i64 2, i64 3, i64 8)
  call void @pd_slice_grow(ptr sret(%pd_slice) %grown, ptr byval(%pd_slice) %made, i64 9, i64 8)
  call void @pd_print_slice(ptr byval(%pd_slice) %grown)
  call void @pd_print_newline()
  call void @pd_slice_slice3(ptr sret(%pd_slice) %cut, ptr byval(%pd_slice) %grown, i64 1, i64 2, i64 3, i64 8)
  call void @pd_print_slice(ptr byval(%pd_slice) %cut)
  call void @pd_print_newline()
  call void @pd_string_to_runes(ptr sret(%pd_slice) %runes, ptr @world, i64 6)
  %first = load ptr, ptr %runes
  %rune = load i32, ptr %first
  %wide = sext i32 %rune to i64
  call void @pd_print_int(i64 %wide)
  call void @pd_print_space()
  %is_utf8 = call zeroext i1 @pd_string_is_utf8(ptr @world, i64 6)
  call void @pd_print_bool(i1 zeroext %is_utf8)
  call void @pd_print_newline()
  ret void
}

define void @numbers() #90 {
  %exponent = alloca i64
  %fraction = call double @pd_frexp(double -4.0e1, ptr %exponent)
  call void @pd_print_float(double %fraction)
  call void @pd_print_space()
  %power = load i64, ptr %exponent
  call void @pd_print_int(i64 %power)
  call void @pd_print_newline()
  ret void
}

define void @interfaces() #90 {
  %got = alloca [2 x i64]
  %x = call %pd_iface @pd_iface_from_value(ptr @summer, ptr @point, ptr @value)
  %tab = extractvalue %pd_iface %x, 0
  %data = extractvalue %pd_iface %x, 1
  %at_fn = getelementptr %pd_itab, ptr %tab, i64 0, i32 1, i64 0
  %fn = load ptr, ptr %at_fn
  %sum = call i64 %fn(ptr %data)
  call void @pd_print_int(i64 %sum)
  call void @pd_print_space()
  %is_point = call zeroext i1 @pd_iface_try_get(ptr %tab, ptr %data, ptr @point, ptr %got)
  call void @pd_print_bool(i1 zeroext %is_point)
  call void @pd_print_space()
  %any = call %pd_any @pd_any_from_iface(ptr %tab, ptr %data)
  %type = extractvalue %pd_any %any, 0
  %any_data = extractvalue %pd_any %any, 1
  %is_nil = call zeroext i1 @pd_any_equal(ptr %type, ptr %any_data, ptr null, ptr null)
  call void @pd_print_bool(i1 zeroext %is_nil)
  call void @pd_print_newline()
  ret void
}

define void @"main.main"() #90 {
  call void @slices()
  call void @numbers()
  call void @interfaces()
  ret void
}
