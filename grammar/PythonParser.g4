// Python 3.8 to 3.14, fully LL(1): the build fails if the generated parser contains a prediction.
//
// It accepts a little more than Python. What one token of lookahead can't tell is left to the AST builder
// (src/parse/build_*.cpp), which refuses with a clear message: doubled commas, the order of parameters and
// arguments, dict/set mixing, assignability, `as` outside `with`, bare stars, bytes/str mixing.
//
// Lists are `elem (',' elem?)*`. Expressions are flat sequences of operators and operands (`opseq`);
// precedence is resolved when the AST is built. A rule call is the unit of cost, so small rules are inlined.
// Rules marked (flat) make no node: their parts are seen by the rule that called them.
parser grammar PythonParser;
options { tokenVocab=PythonTokens; superClass=ParserBase; contextSuperClass=LightContext; }
@parser::preinclude { #include "parse/parser_base.h" }

fileInput: (NEWLINE | stmt)* END;
expressionInput: starExprs END;

// ---- statements ----

// (flat)
stmt: simpleStmts | ifStmt | whileStmt | forStmt | tryStmt | withStmt | funcDef | classDef | decorated | asyncStmt
    | matchStmt;
// (flat)
simpleStmts: smallStmt (';' smallStmt?)* NEWLINE;
smallStmt
    : starExprs (':' expr ('=' rhs)? | ('+=' | '-=' | '*=' | '@=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>='
        | '**=' | '//=') rhs | ('=' rhs)*)
    | yieldExpr
    | 'pass' | 'break' | 'continue'
    | 'return' starExprs?
    | 'raise' (expr ('from' expr)?)?
    | 'del' expr (',' expr?)*
    | ('global' | 'nonlocal') NAME (',' NAME)*
    | 'assert' expr (',' expr)?
    | 'import' dottedAs (',' dottedAs)*
    | 'from' ('.' | '...')* dottedName? 'import' ('*' | '(' asName (',' asName?)* ')' | asName (',' asName?)*)
    | TYPE NAME typeParams? '=' expr;
// (flat)
rhs: yieldExpr | starExprs;
asName: NAME ('as' NAME)?;
dottedAs: dottedName ('as' NAME)?;
// (flat)
dottedName: NAME ('.' NAME)*;

// ---- compound statements ----

// (flat)
block: NEWLINE INDENT stmt+ DEDENT | simpleStmts;
ifStmt: 'if' namedExpr ':' block ('elif' namedExpr ':' block)* elseBlock?;
// (flat)
elseBlock: 'else' ':' block;
whileStmt: 'while' namedExpr ':' block elseBlock?;
forStmt: 'for' targets 'in' starExprs ':' block elseBlock?;
tryStmt: 'try' ':' block exceptClause* elseBlock? finallyBlock?;
// (flat)
exceptClause: 'except' '*'? (expr (',' expr)* ('as' NAME)?)? ':' block;
// (flat)
finallyBlock: 'finally' ':' block;
withStmt: 'with' withItem (',' withItem?)* ':' block;
withItem: expr ('as' target)?;
// (flat): the node made by the inner rule looks back at `async`
asyncStmt: 'async' (funcDef | withStmt | forStmt);
decorated: ('@' namedExpr NEWLINE)+ (funcDef | classDef | 'async' funcDef);
classDef: 'class' NAME typeParams? ('(' args? ')')? ':' block;

// ---- functions ----

funcDef: 'def' NAME typeParams? '(' params? ')' ('->' expr)? ':' block;
params: param (',' param?)*;
// (flat)
param: '/' | '*' (NAME (':' starExpr)?)? | '**' NAME (':' expr)? | NAME (':' expr)? ('=' expr)?;
lambda: 'lambda' lambdaParams? ':' expr;
lambdaParams: lambdaParam (',' lambdaParam?)*;
// (flat)
lambdaParam: '/' | '*' NAME? | '**' NAME | NAME ('=' expr)?;
// (flat)
typeParams: '[' typeParam (',' typeParam?)* ']';
typeParam: (NAME | '*' NAME | '**' NAME) (':' expr)? ('=' starExpr)?;

// ---- match ----

matchStmt: MATCH subject ':' NEWLINE INDENT caseBlock+ DEDENT;
subject: starNamed (',' starNamed?)*;
caseBlock: CASE patterns ('if' namedExpr)? ':' block;
patterns: starPattern (',' starPattern?)*;
starPattern: '*' NAME | pattern;
pattern: closedPattern ('|' closedPattern)* ('as' NAME)?;
closedPattern
    : '-'? NUMBER (('+' | '-') NUMBER)?
    | strings
    | 'None' | 'True' | 'False'
    | NAME ('.' NAME)* ('(' patternArgs? ')')?
    | '(' patternItems? ')'
    | '[' patternItems? ']'
    | '{' (patternEntry (',' patternEntry?)*)? '}';
// (flat)
patternItems: starPattern (',' starPattern?)*;
// (flat)
patternArgs: patternArg (',' patternArg?)*;
// (flat)
patternArg: pattern ('=' pattern)?;
// (flat)
patternEntry: '**' NAME | pattern ':' pattern;

// ---- expressions ----

starExprs: starExpr (',' starExpr?)*;
starExpr: '*' opseq | expr;
starNamed: '*' opseq | namedExpr;
namedExpr: expr (':=' expr)?;
yieldExpr: 'yield' ('from' expr | starExprs)?;
expr: opseq ('if' opseq 'else' expr)? | lambda;
opseq: ('not' | '-' | '+' | '~')* operand
    (('or' | 'and' | '<' | '>' | '==' | '>=' | '<=' | '!=' | 'in' | 'not' 'in' | 'is' | '|' | '^' | '&' | '<<' | '>>'
        | '+' | '-' | '*' | '/' | '%' | '//' | '@' | '**') ('not' | '-' | '+' | '~')* operand)*;
operand: 'await'?
    ( NAME | NUMBER | strings | 'None' | 'True' | 'False' | '...'
    | '(' groupItems? ')' | '[' listItems? ']' | '{' braceItems? '}' )
    ('(' args? ')' | '[' subscripts ']' | '.' NAME)*;

// (flat)
groupItems: yieldExpr | groupItem (compFor+ | (',' groupItem?)*);
// (flat)
groupItem: '*' opseq | expr (':=' expr | 'as' target)?;
// (flat)
listItems: starNamed (compFor+ | (',' starNamed?)*);
// (flat)
braceItems: braceItem (compFor+ | (',' braceItem?)*);
// (flat)
braceItem: '**' opseq | '*' opseq | expr (':' expr | ':=' expr)?;
compFor: 'async'? 'for' targets 'in' opseq ('if' opseq)*;
targets: target (',' target?)*;
// (flat)
target: '*'? operand;

// (flat)
args: arg (',' arg?)*;
// (flat)
arg: '*' expr | '**' expr | expr (compFor+ | ':=' expr compFor* | '=' expr)?;
// (flat)
subscripts: subscript (',' subscript?)*;
subscript: '*' opseq | expr (':=' expr | ':' expr? (':' expr?)?)? | ':' expr? (':' expr?)?;

// ---- strings ----

strings: (STRING | fstring)+;
// (flat)
fstring: FSTRING_START (FSTRING_MIDDLE | field)* FSTRING_END;
// (flat)
field: '{' rhs '='? ('!' NAME)? (':' (FSTRING_MIDDLE | field)*)? '}';
