// chains.go -- panics of deferred functions, and recovers that come too late or are none.
package main

var chains = []death{
	{"panic: first\n\tpanic: second", func() { defer func() { panic("second") }(); panic("first") }},
	{"panic: first\n\tpanic: second\n\tpanic: third", func() {
		defer func() { panic("third") }()
		defer func() { panic("second") }()
		panic("first")
	}},
	{"panic: first [recovered]\n\tpanic: first", func() { defer func() { panic(recover()) }(); panic("first") }},
	{"panic: first [recovered]\n\tpanic: second",
		func() { defer func() { recover(); panic("second") }(); panic("first") }},
	{"panic: first [recovered]\n\tpanic: second [recovered]\n\tpanic: third", func() {
		defer func() { recover(); panic("third") }()
		defer func() { recover(); panic("second") }()
		panic("first")
	}},
	{"panic: first\n\tpanic: second\n\tpanic: third", func() {
		defer func() {
			defer func() { panic("third") }()
			panic("second")
		}()
		panic("first")
	}},
	{"panic: first", func() {
		defer func() {
			defer func() { recover() }()
			panic("second")
		}()
		panic("first")
	}},
	{"panic: not by the inner",
		func() { defer func() { defer func() { recover() }() }(); panic("not by the inner") }},
	{"panic: not by a helper", func() { defer func() { func() { recover() }() }(); panic("not by a helper") }},
	{"panic: deferred recover itself", func() { defer recover(); panic("deferred recover itself") }},
	{"panic: first\n\t" + atNil, func() { defer func() { nilPtr().a = 1 }(); panic("first") }},
	{"deferred nil\n" + atNil, func() { defer nilFunc()(); println("deferred nil") }},
	{"panic: first\n\t" + atNil, func() { defer nilFunc()(); panic("first") }},
	{"panic: first\n\tpanic: deferred panic", func() { defer panic("deferred panic"); panic("first") }},
	{"deferred print\npanic: first", func() { defer println("deferred", "print"); panic("first") }},
	{"x\npanic: x [recovered]\n\tpanic: error E",
		func() { defer func() { println(recover().(string)); panic(E{1}) }(); panic("x") }},
	{"panic: error E\n\tpanic: string S", func() { defer func() { panic(S{1}) }(); panic(E{1}) }},
	{indexText + "\npanic: " + indexText + " [recovered]\n\tpanic: " + indexText,
		func() { defer func() { e := recover().(error); println(e.Error()); panic(e) }(); index(nil, one) }},
	{nilText + " [recovered]\n\t" + atNil,
		func() { defer func() { panic(recover()) }(); nilPtr().a = 1 }},
	{nilText + "\n\tpanic: second" + signal,
		func() { defer func() { panic("second") }(); nilPtr().a = 1 }},
	{"panic: on another", func() { c := make(chan int); go func() { panic("on another") }(); <-c }},
	{atNil, func() { c := make(chan int); go func() { nilPtr().a = 1 }(); <-c }},
	{"deferred 2\ndeferred 1\ndeferred 0\npanic: loop", func() {
		for i := 0; i < 3; i++ {
			defer func(i int) { println("deferred", i) }(i)
		}
		panic("loop")
	}},
	{"panic: method values", func() {
		defer S{1}.String()
		defer E{1}.Error()
		f := (&PE{1}).Error
		defer f()
		panic("method values")
	}},
	{"panic: first\n\tpanic: nil", func() { defer func() { panic(nil) }(); panic("first") }},
}
