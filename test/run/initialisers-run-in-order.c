// Initialisers run once each before pd_main: .preinit_array, then .init_array by priority and in the order of the link,
// then main.init; whoever links the program, and with main.init alone.
//
// RUN: %cc %s --linker=bfd -o %t && %t | FileCheck %s --check-prefix=ALL
// RUN: %if release %{ %cc %s --linker=gold -o %t && %t | FileCheck %s --check-prefix=ALL %}
// RUN: %if release %{ %cc %s --linker=lld-14 -o %t && %t | FileCheck %s --check-prefix=ALL %}
// RUN: %if release %{ %cc %s --linker=lld-19 -o %t && %t | FileCheck %s --check-prefix=ALL %}
// RUN: %if release %{ %cc %s --linker=bfd --pie -o %t && %t | FileCheck %s --check-prefix=ALL %}
// RUN: %if release %{ %cc %s --linker=lld --pie -o %t && %t | FileCheck %s --check-prefix=ALL %}
// RUN: %if release %{ %cc %s --cc=clang-19 --linker=lld --pie -o %t && %t | FileCheck %s --check-prefix=ALL %}
// ALL: {{^p,101,102,300,a,b,init,main,$}}
//
// RUN: %cc %s -DNONE --linker=bfd -o %t && %t | FileCheck %s --check-prefix=NONE
// RUN: %if release %{ %cc %s -DNONE --linker=gold -o %t && %t | FileCheck %s --check-prefix=NONE %}
// RUN: %if release %{ %cc %s -DNONE --linker=lld -o %t && %t | FileCheck %s --check-prefix=NONE %}
// RUN: %if release %{ %cc %s -DNONE --linker=bfd --pie -o %t && %t | FileCheck %s --check-prefix=NONE %}
// RUN: %if release %{ %cc %s -DNONE --linker=lld --pie -o %t && %t | FileCheck %s --check-prefix=NONE %}
// NONE: {{^init,main,$}}
#include <predawn.h>

static char order[100];
static int length;

static void note(const char *name) {
    while (*name) order[length++] = *name++;
    order[length++] = ',';
}

#ifndef NONE
static void before(void) { note("p"); }
__attribute__((used, section(".preinit_array"))) static void (*const first)(void) = before;
__attribute__((constructor)) static void a(void) { note("a"); }
__attribute__((constructor(300))) static void third(void) { note("300"); }
__attribute__((constructor(101))) static void one(void) { note("101"); }
__attribute__((constructor(102))) static void two(void) { note("102"); }
__attribute__((constructor)) static void b(void) { note("b"); }
#endif

void pd_init(void) { note("init"); }

void pd_main(void) {
    note("main");
    pd_println(order);
}
