using Nuke.Common.Internal;

namespace Nuke.Tests.Planning;

public sealed class The_plan
{
    [Theory]
    [InlineData("C", "A B C")]
    [InlineData("B", "A B")]
    [InlineData("D", "A D")]
    [InlineData("D C", "A D B C")]
    [InlineData("C D", "A B C D")]
    [InlineData("E", "A E")]
    [InlineData("E B", "A B E")]
    [InlineData("F", "F G")]
    [InlineData("H", "H I")]
    [InlineData("F J", "J F G")]
    [InlineData("K", "K")]
    [InlineData("K A", "A K")]
    public void has_what_is_needed_in_a_lawful_order_nearest_to_the_named_one(string named, string plan) =>
        Assert.Equal(plan, Builds.Plan<Lawful>(named.Split(' ')));

    [Fact]
    public void names_the_whole_circle()
    {
        var refused = Assert.Throws<UsageException>(() => Builds.Plan<Circular>("D"));

        Assert.Equal(["Targets wait for each other: A -> B -> C -> A", "Targets wait for each other: E -> E"], refused.Problems);
    }

    private sealed class Lawful : NukeBuild
    {
        Target A => _ => _.Executes(() => { });

        Target B => _ => _.DependsOn(A);

        Target C => _ => _.DependsOn(B, A);

        Target D => _ => _.DependsOn(A);

        Target E => _ => _.DependsOn(A).After(B);

        Target F => _ => _.Triggers(G);

        Target G => _ => _.Executes(() => { });

        Target H => _ => _.Executes(() => { });

        Target I => _ => _.TriggeredBy(H);

        Target J => _ => _.Before(F);

        Target K => _ => _.After(A);
    }

    private sealed class Circular : NukeBuild
    {
        Target A => _ => _.DependsOn(B);

        Target B => _ => _.After(C);

        Target C => _ => _.Triggers(B).DependsOn(A);

        Target D => _ => _;

        Target E => _ => _.DependsOn(E);
    }
}
