// library.cpp -- functions of the language that are written in it.
#include "library.h"

#include <algorithm>
#include <set>
#include <string>

namespace toy {
namespace {

const char library_text[] = R"toy(// The process, files and time.

extern func pd_argc() int32
extern func pd_argv() *[10000000]*byte
extern func pd_getenv(string) *byte
extern func pd_string_from_cstring(*byte) string
extern func pd_read_file(string, *[]byte) bool
extern func pd_write_file(string, *byte, int) bool
extern func pd_nanotime() int
extern func pd_after(int) <-chan int
extern func pd_goexit()

func args() []string {
	list := make([]string, int(pd_argc()))
	for i := range list {
		list[i] = pd_string_from_cstring(pd_argv()[i])
	}
	return list
}

func getenv(name string) (string, bool) {
	for i := range len(name) {
		if name[i] == 0 {
			return "", false
		}
	}
	value := pd_getenv(name + "\x00")
	if value == nil {
		return "", false
	}
	return pd_string_from_cstring(value), true
}

func read_file(name string) ([]byte, bool) {
	var bytes []byte
	ok := pd_read_file(name, &bytes)
	return bytes, ok
}

func write_file(name string, bytes []byte) bool {
	if len(bytes) == 0 {
		return pd_write_file(name, nil, 0)
	}
	return pd_write_file(name, &bytes[0], len(bytes))
}

func nanotime() int {
	return pd_nanotime()
}

func after(milliseconds int) <-chan int {
	return pd_after(milliseconds)
}

func goexit() {
	pd_goexit()
}

// Numbers.

extern func pd_frexp(float64, *int) float64
extern func pd_ldexp(float64, int) float64
extern func pd_modf(float64, *float64) float64
extern func pd_isnan(float64) bool
extern func pd_isinf(float64, int) bool
extern func pd_inf(int) float64
extern func pd_nan() float64

func frexp(x float64) (float64, int) {
	var exponent int
	fraction := pd_frexp(x, &exponent)
	return fraction, exponent
}

func ldexp(fraction float64, exponent int) float64 {
	return pd_ldexp(fraction, exponent)
}

func modf(x float64) (float64, float64) {
	var whole float64
	fraction := pd_modf(x, &whole)
	return whole, fraction
}

func isnan(x float64) bool {
	return pd_isnan(x)
}

func isinf(x float64, sign int) bool {
	return pd_isinf(x, sign)
}

func inf(sign int) float64 {
	return pd_inf(sign)
}

func nan() float64 {
	return pd_nan()
}

// Numbers as text.

func itoa(n int) string {
	var digits [20]byte
	at := len(digits)
	rest := uint(n)
	if n < 0 {
		rest = -rest
	}
	for rest > 0 || at == len(digits) {
		at--
		digits[at] = byte('0' + rest%10)
		rest /= 10
	}
	if n < 0 {
		at--
		digits[at] = '-'
	}
	return string(digits[at:])
}

// The whole text is an optional sign and digits, and an int has room for it.
func atoi(text string) (int, bool) {
	negative := text != "" && text[0] == '-'
	if negative || text != "" && text[0] == '+' {
		text = text[1:]
	}
	n := 0 // below zero all along, where one number more fits than above it
	for i := range len(text) {
		digit := int(text[i]) - '0'
		if digit < 0 || digit > 9 || n < (-1<<63+digit)/10 {
			return 0, false
		}
		n = n*10 - digit
	}
	if text == "" || !negative && n == -1<<63 {
		return 0, false
	}
	if negative {
		return n, true
	}
	return -n, true
}

// x as a decimal fraction with so many digits behind the point, rounded from its exact value; a half to the even digit.
func ftoa(x float64, digits int) string {
	if isnan(x) {
		return "NaN"
	}
	sign := ""
	if x < 0 || (x == 0 && 1/x < 0) {
		sign, x = "-", -x
	}
	if isinf(x, 0) {
		if sign == "" {
			return "+Inf"
		}
		return "-Inf"
	}
	if digits < 0 {
		digits = 0
	}
	fraction, exponent := frexp(x)
	decimal := _ftoa_digits(int(ldexp(fraction, 53)), exponent-53)
	behind := 0 // of the decimal's digits, how many stand behind the point
	if exponent < 53 {
		behind = 53 - exponent
	}
	for behind < digits { // the first digit comes last
		decimal = append([]byte{0}, decimal...)
		behind++
	}
	decimal = _ftoa_round(decimal, behind-digits)
	for len(decimal) <= digits {
		decimal = append(decimal, 0)
	}
	text := []byte(sign)
	for i := len(decimal) - 1; i >= 0; i-- {
		text = append(text, '0'+decimal[i])
		if i == digits && i > 0 {
			text = append(text, '.')
		}
	}
	return string(text)
}

// The decimal digits, the last first, of mantissa * 2^exponent; or, where that is no integer, times 10^-exponent.
func _ftoa_digits(mantissa, exponent int) []byte {
	var digits []byte
	for ; mantissa > 0; mantissa /= 10 {
		digits = append(digits, byte(mantissa%10))
	}
	factor := 2
	if exponent < 0 {
		factor, exponent = 5, -exponent
	}
	for ; exponent > 0; exponent-- {
		carry := 0
		for i := range digits {
			carry += int(digits[i]) * factor
			digits[i] = byte(carry % 10)
			carry /= 10
		}
		if carry > 0 {
			digits = append(digits, byte(carry))
		}
	}
	return digits
}

// Without the last `count` digits.
func _ftoa_round(digits []byte, count int) []byte {
	if count == 0 {
		return digits
	}
	for len(digits) <= count {
		digits = append(digits, 0)
	}
	rest := 0 // against a half
	for i := range count - 1 {
		if digits[i] > 0 {
			rest = 1
		}
	}
	kept := digits[count:]
	last := int(digits[count-1])
	if last > 5 || last == 5 && (rest > 0 || kept[0]%2 == 1) {
		for i := range kept {
			kept[i]++
			if kept[i] < 10 {
				return kept
			}
			kept[i] = 0
		}
		kept = append(kept, 1)
	}
	return kept
}
)toy";

std::set<std::string> function_names() {
    std::set<std::string> names;
    const std::string text = library_text, before = "\nfunc ";
    for (std::size_t at = 0; (at = text.find(before, at)) != std::string::npos;) {
        at += before.size();
        names.insert(text.substr(at, text.find('(', at) - at));
    }
    return names;
}

} // namespace

Source library_source() {
    return {"library.toy", library_text};
}

bool names_library(const std::vector<Token> &tokens) {
    static const std::set<std::string> names = function_names();
    return std::any_of(tokens.begin(), tokens.end(), [](const Token &token) {
        return token.kind == TokenKind::identifier && !token.text.starts_with("_") && names.contains(token.text);
    });
}

} // namespace toy
