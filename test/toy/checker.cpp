// checker.cpp -- package level and scopes.
#include "checker.h"

namespace toy {

void Checker::run() {
    open_scope();
    enter_builtins();
    enter_library();
    open_scope();
    Function outside; // what the constants of the package would belong to
    function_ = &outside;
    int init_count = 0;
    enter_types();
    for (auto &function : program_.functions)
        enter_function(*function, init_count);
    for (auto &declaration : program_.declarations)
        if (declaration->kind == Statement::Kind::constant)
            enter_constants(*declaration);
    for (auto &declaration : program_.declarations)
        if (declaration->kind == Statement::Kind::constant)
            complete_constants(*declaration);
    for (auto &[name, entity] : scopes_.back())
        complete(entity);
    for (auto &function : program_.functions)
        signature(*function);
    for (auto &function : program_.functions)
        complete_method(*function);
    for (auto &declaration : program_.declarations)
        if (declaration->kind == Statement::Kind::declare)
            enter_globals(*declaration);
    for (auto &initial : initials_)
        check_initial(*initial);
    for (std::size_t i = 0; i < delayed_.size(); i++)
        check_function(*delayed_[i]);
    for (auto &function : program_.functions)
        if (!function->is_extern)
            check_function(*function);
    for (auto &function : added_)
        program_.functions.push_back(std::move(function));
    if (diagnostics_.any())
        return;
    take_library();
    order_initials();
    if (diagnostics_.any())
        return;
    make_init();
    split_main();
}

void Checker::enter_builtins() {
    const struct {
        const char *name;
        Builtin builtin;
    } builtins[] = {
        {"print", Builtin::print},     {"println", Builtin::println}, {"panic", Builtin::panic},
        {"exit", Builtin::exit},       {"gosched", Builtin::gosched}, {"goid", Builtin::goid},
        {"sleep", Builtin::sleep},     {"len", Builtin::len},         {"cap", Builtin::cap},
        {"make", Builtin::make},       {"close", Builtin::close},     {"new", Builtin::allocate},
        {"recover", Builtin::recover},
        {"append", Builtin::append},   {"copy", Builtin::copy},       {"delete", Builtin::remove},
    };
    for (const auto &entry : builtins) {
        Entity entity;
        entity.kind = Entity::Kind::builtin;
        entity.builtin = entry.builtin;
        scopes_.back()[entry.name] = entity;
    }
    iota_.kind = Expression::Kind::constant;
    iota_.type = &type_untyped_int;
    Entity iota;
    iota.kind = Entity::Kind::constant;
    iota.constant = &iota_;
    scopes_.back()["iota"] = iota;
    for (const char *name : {"int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64",
                             "byte", "rune", "bool", "string", "float64", "any", "error"}) {
        Entity entity;
        entity.kind = Entity::Kind::type;
        entity.type = predeclared_type(name);
        scopes_.back()[name] = entity;
    }
}

// The names of the package's types; what they are is found out when one is used, and for all in the end.
void Checker::enter_types() {
    for (auto &declaration : program_.declarations) {
        if (declaration->kind != Statement::Kind::type)
            continue;
        const Expression &target = *declaration->targets.front();
        Entity entity;
        entity.kind = Entity::Kind::type;
        entity.incomplete = new_named(target.name);
        entity.type = entity.incomplete;
        entity.declaration = declaration.get();
        enter(target.at, target.name, entity);
    }
}

void Checker::enter_function(Function &function, int &init_count) {
    if (function.receiver != nullptr)
        return enter_method(function);
    function.symbol = function.is_extern ? function.name : prefix_ + function.name;
    bool is_init = function.name == "init" && !function.is_extern;
    if (is_init || (function.name == "main" && !function.is_extern)) {
        if (!function.parameters.empty() || !function.written_results.empty())
            error(function.at, "func " + function.name + " has no parameters and no results");
    }
    if (is_init) { // cannot be named by the program; there may be several
        function.symbol += "." + std::to_string(init_count++);
        inits_.push_back(&function);
        return;
    }
    Entity entity;
    entity.kind = Entity::Kind::function;
    entity.function = &function;
    enter(function.at, function.name, entity);
}

void Checker::enter_globals(Statement &statement) {
    auto initial = std::make_unique<Initial>();
    initial->statement = &statement;
    for (const ExpressionPointer &target : statement.targets) {
        auto made = std::make_unique<Variable>();
        made->name = target->name;
        made->at = target->at;
        made->global = true;
        Entity entity;
        entity.variable = made.get();
        entity.declaration = &statement;
        if (statement.written != nullptr)
            made->type = resolve(*statement.written);
        bool blank = target->name == "_";
        statement.variables.push_back(blank ? nullptr : made.get());
        if (!blank && enter(target->at, target->name, entity))
            program_.globals.push_back(std::move(made));
        else if (!blank)
            statement.variables.back() = nullptr;
    }
    initials_.push_back(std::move(initial));
}

// Checks the values of a global declaration and gives its variables their types.
void Checker::check_initial(Initial &initial) {
    if (initial.checked)
        return;
    Statement &statement = *initial.statement;
    if (initial.checking)
        return error(statement.at, "the type of " + statement.targets.front()->name + " depends on itself");
    initial.checking = true;
    Function *outer = function_;
    function_ = &initial.mentions;
    if (!statement.values.empty()) {
        std::vector<const Type *> types = value_types(statement);
        for (std::size_t i = 0; i < types.size(); i++) {
            const Type *type = statement.written != nullptr ? resolve(*statement.written) : default_of(types[i]);
            const bool good = store(statement, i, types[i], type, "declaration");
            if (statement.variables[i] != nullptr)
                statement.variables[i]->type = good ? type : &type_invalid;
        }
    }
    function_ = outer;
    initial.checked = true;
}

Checker::Entity *Checker::find(const std::string &name) {
    for (std::size_t i = scopes_.size(); i-- > 0;) {
        auto found = scopes_[i].find(name);
        if (found != scopes_[i].end())
            return &found->second;
    }
    return nullptr;
}

bool Checker::enter(Position at, const std::string &name, const Entity &entity) {
    constexpr std::size_t package_scope = 2;
    const bool is_function = entity.kind == Entity::Kind::function;
    if (scopes_.size() == package_scope && !is_function && (name == "main" || name == "init")) {
        error(at, name + " must be a function");
        return false;
    }
    if (name == "_") {
        error(at, "_ cannot be the name of anything here");
        return false;
    }
    if (scopes_.back().contains(name)) {
        error(at, name + " is declared twice in this scope");
        return false;
    }
    scopes_.back()[name] = entity;
    return true;
}

void Checker::close_scope() {
    for (auto &[name, entity] : scopes_.back())
        if (entity.variable != nullptr)
            entity.variable->scope_end = clock_;
    clock_++;
    scopes_.pop_back();
}

// Declares a variable of the function in the innermost scope; null for `_`.
Variable *Checker::new_local(const Expression &target, const Type *type) {
    if (target.name == "_")
        return nullptr;
    auto made = std::make_unique<Variable>();
    made->name = target.name;
    made->type = type;
    made->at = target.at;
    made->scope_begin = clock_;
    made->owner = function_;
    Entity entity;
    entity.variable = made.get();
    if (!enter(target.at, target.name, entity))
        return nullptr;
    function_->locals.push_back(std::move(made));
    return function_->locals.back().get();
}

} // namespace toy
