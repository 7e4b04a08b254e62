using Weir.Core.Text;

namespace Weir.Formats.Tests.Hocon;

/// <summary>The specification's "Substitutions", self-references and <c>+=</c> among them.</summary>
public sealed class SubstitutionTests
{
    [Theory]
    [InlineData("a = ${b.c}, b { c = 1 }", """{"a":1,"b":{"c":1}}""")]
    [InlineData("a = ${b}, b = [1,{c:2}]", """{"a":[1,{"c":2}],"b":[1,{"c":2}]}""")]
    [InlineData("b = 1, a = ${b}, b = 2", """{"b":2,"a":2}""")]
    [InlineData("a = ${\"b.c\"}, \"b.c\" = 1", """{"a":1,"b.c":1}""")]
    [InlineData("a = ${ b . \"c\" }, \"b \" { \" c\" = 1 }", """{"a":1,"b ":{" c":1}}""")]
    [InlineData("a = \"${b}\", b = 1", """{"a":"${b}","b":1}""")]
    [InlineData("a = [${b}, ${b}x], b = 1", """{"a":[1,"1x"],"b":1}""")]
    [InlineData("a = ${b}, b = null", """{"a":null,"b":null}""")]
    [InlineData("a = ${b}, b = true", """{"a":true,"b":true}""")]
    public void The_last_value_anywhere_is_taken_with_its_kind(string text, string json) => HoconText.Read(text).ShouldBe(json);

    [Theory]
    [InlineData("a = ${?x}", "{}")]
    [InlineData("a = 1, a = ${?x}", """{"a":1}""")]
    [InlineData("a = {b:1}, a = ${?x}, a = {c:2}", """{"a":{"b":1,"c":2}}""")]
    [InlineData("a = [1, ${?x}, 2]", """{"a":[1,2]}""")]
    [InlineData("a = pre ${?x} post", """{"a":"pre  post"}""")]
    [InlineData("a = ${?x}${?y}", "{}")]
    [InlineData("a = ${?x} ${?y}", "{}")]
    [InlineData("a = ${?x} [1]", """{"a":[1]}""")]
    [InlineData("a = ${?x} {b:1}", """{"a":{"b":1}}""")]
    public void Optional_substitutions_that_find_nothing_leave_nothing(string text, string json) => HoconText.Read(text).ShouldBe(json);

    [Theory]
    [InlineData("path : \"a:b:c\"\npath : ${path}\":d\"", """{"path":"a:b:c:d"}""")]
    [InlineData("foo : { a : 1 }\nfoo : ${foo}", """{"foo":{"a":1}}""")]
    [InlineData("foo : ${?foo}", "{}")]
    [InlineData("foo : ${does-not-exist}\nfoo : 42", """{"foo":42}""")]
    [InlineData("foo : ${foo}\nfoo : 42", """{"foo":42}""")]
    [InlineData("foo : { a : { c : 1 } }\nfoo : ${foo.a}\nfoo : { a : 2 }", """{"foo":{"a":2,"c":1}}""")]
    [InlineData("bar : { foo : 42, baz : ${bar.foo} }", """{"bar":{"foo":42,"baz":42}}""")]
    [InlineData("bar : { foo : 42, baz : ${bar.foo} }\nbar : { foo : 43 }", """{"bar":{"foo":43,"baz":43}}""")]
    [InlineData("bar : { a : ${foo.d}, b : 1 }\nbar.b = 3\nfoo : { c : ${bar.b}, d : 2 }\nfoo.d = 4", """{"bar":{"a":4,"b":3},"foo":{"c":3,"d":4}}""")]
    [InlineData("a = ${?a}foo", """{"a":"foo"}""")]
    [InlineData("a : { b : 1 }\na.b : ${a.b}2", """{"a":{"b":"12"}}""")]
    [InlineData("a.l = [1]\na { l = ${a.l} [2] }", """{"a":{"l":[1,2]}}""")]
    [InlineData("base { path = [1] }\nchild = ${base} { path = ${child.path} [2] }", """{"base":{"path":[1]},"child":{"path":[1,2]}}""")]
    [InlineData("base { path = [1] }\nchild = ${base} { path += 2 }", """{"base":{"path":[1]},"child":{"path":[1,2]}}""")]
    [InlineData("base { x = 0 }\nbase { x = ${base.x}1 }\nchild = ${base} { z = 1 }", """{"base":{"x":"01"},"child":{"x":"01","z":1}}""")]
    [InlineData("a : {x:1}\na : ${a} {y:2}\na : ${a} {x:3}\na.z = 4", """{"a":{"x":3,"y":2,"z":4}}""")]
    [InlineData("a : 1\nb : 2\na : ${b}\nb : ${a}", """{"a":1,"b":1}""")]
    [InlineData("a : ${b} {y:1}\nb : {x:{p:1}}\na.x.q = 2\nc = ${a.x}", """{"a":{"x":{"p":1,"q":2},"y":1},"b":{"x":{"p":1}},"c":{"p":1,"q":2}}""")]
    [InlineData("a : ${b}\na : {x:null,x:{n:1}}\nb : {x:{m:1}}", """{"a":{"x":{"n":1}},"b":{"x":{"m":1}}}""")]
    public void A_value_may_build_on_the_one_below_it(string text, string json) => HoconText.Read(text).ShouldBe(json);

    [Theory]
    [InlineData("a += 1\na += [2]\na += {b:3}", """{"a":[1,[2],{"b":3}]}""")]
    [InlineData("x.y += 1\nx { y += 2 }", """{"x":{"y":[1,2]}}""")]
    [InlineData("a = ${b}\na += 3\nb = [1,2]", """{"a":[1,2,3],"b":[1,2]}""")]
    [InlineData("a = [1]\nb = ${a}\na += 2\nb += 3", """{"a":[1,2],"b":[1,2,3]}""")]
    [InlineData("l = [ { a += 1, a += 2 } ]", """{"l":[{"a":[1,2]}]}""")]
    [InlineData("a += ${b}, b = x", """{"a":["x"],"b":"x"}""")]
    [InlineData("a += ${?b}", """{"a":[]}""")]
    public void Plus_equals_adds_an_element(string text, string json) => HoconText.Read(text).ShouldBe(json);

    [Theory]
    [InlineData("foo : ${foo}", "1:7 hocon-cycle '${foo}' leads back to the value that it is part of, and there is no earlier value of it.")]
    [InlineData("bar : ${foo}\nfoo : ${bar}", "2:7 hocon-cycle '${bar}' leads back to the value that it is part of, and there is no earlier value of it.")]
    [InlineData("a : ${b}\nb : ${c}\nc : ${a}", "3:5 hocon-cycle '${a}' leads back to the value that it is part of, and there is no earlier value of it.")]
    [InlineData("a : { b : ${a} }", "1:11 hocon-cycle This refers to an object or a list that it is itself part of.")]
    [InlineData("a : [ ${a} ]", "1:7 hocon-cycle This refers to an object or a list that it is itself part of.")]
    [InlineData("a : [ ${b} ]\nb : { c : ${a} }", "2:11 hocon-cycle This refers to an object or a list that it is itself part of.")]
    [InlineData("foo : ${foo}\nfoo : { a : 1 }", "1:7 hocon-cycle '${foo}' leads back to the value that it is part of, and there is no earlier value of it.")]
    public void Circles_without_an_earlier_value_are_errors(string text, string finding) => HoconText.From(text).Findings.ShouldBe([finding]);

    [Theory]
    [InlineData("a : { b : ${?a} }", """{"a":{}}""")]
    [InlineData("bar : ${?foo}\nfoo : ${?bar}", "{}")]
    public void Optional_circles_find_nothing(string text, string json) => HoconText.Read(text).ShouldBe(json);

    [Fact]
    public void Every_unresolved_substitution_is_reported_once_with_the_nearest_name()
    {
        HoconText read = HoconText.From("db { host = h, port = 1 }\na = ${db.hots}\nb = ${db.hots.x}, c = ${a}\nd = x ${nothing}");

        read.Findings.ShouldBe(
        [
            "2:5 hocon-unresolved '${db.hots}' is neither set in the configuration nor in the environment.",
            "3:5 hocon-unresolved '${db.hots.x}' is neither set in the configuration nor in the environment.",
            "4:7 hocon-unresolved '${nothing}' is neither set in the configuration nor in the environment.",
        ]);
        read.Hints.ShouldBe(["Did you mean 'host'?", "Set it, or write ${?db.hots.x} if it may be absent.", "Set it, or write ${?nothing} if it may be absent."]);
    }

    [Fact]
    public void The_environment_is_asked_last_and_gives_typed_values()
    {
        Dictionary<string, string> environment = new()
        {
            ["N"] = "12", ["F"] = "1.5", ["B"] = "true", ["T"] = "x y", ["E"] = "", ["Z"] = "null", ["SET"] = "outside", ["a.b"] = "dotted", ["L_0"] = "p", ["L_1"] = "2",
        };
        HoconText read = HoconText.From(
            "n=${N},f=${F},b=${B},t=${T},e=${E},z=${Z},set=${SET},SET=inside,d=${a.b},l=${L[]},none=${?M[]},s=v${N},self=1\nself=${?self}, PATH=${?PATH}, NO=null, no=${NO}", environment);

        read.Json.ShouldBe("""{"n":12,"f":1.5,"b":true,"t":"x y","e":"","z":"null","set":"inside","SET":"inside","d":"dotted","l":["p",2],"s":"v12","self":1,"NO":null,"no":null}""");
        read.At("n").Origin.ShouldBe(ValueOrigin.EnvironmentReference);
        read.At("n").Expression.ShouldBe("${N}");
        read.At("s").Origin.ShouldBe(ValueOrigin.EnvironmentReference);
        read.At("s").Expression.ShouldBe("v${N}");
    }

    [Fact]
    public void A_field_may_name_the_variable_of_its_own_name() =>
        HoconText.From("HOME = ${HOME}\nport = 1\nport = ${?PORT}", new() { ["HOME"] = "/root", ["PORT"] = "2" }).Json.ShouldBe("""{"HOME":"/root","port":2}""");
}
