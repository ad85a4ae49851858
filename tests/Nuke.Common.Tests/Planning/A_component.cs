using Nuke.Common.Execution;
using Nuke.Common.Internal;

namespace Nuke.Tests.Planning;

public sealed class A_component
{
    [Fact]
    public void adds_its_targets_after_those_of_the_class() =>
        Assert.Equal("Own Pack Compile Test", Builds.Names(Builds.Catalog<Composed>().All));

    [Fact]
    public void may_depend_on_other_components_targets() => Assert.Equal("Compile Test Pack Own", Builds.Plan<Composed>("Own"));

    [Fact]
    public void may_try_to_relate_to_one_that_the_build_does_not_have() =>
        Assert.Equal("Test", Builds.Plan<OnlyTest>("Test"));

    [Fact]
    public void is_named_when_it_is_missing()
    {
        var refused = Assert.Throws<UsageException>(Builds.Catalog<MissingComponent>);

        Assert.Contains("names ICompile, which MissingComponent does not implement", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void may_be_redefined_by_the_build_which_inherits_its_definition()
    {
        var catalog = Builds.Catalog<Composed>();

        var compile = catalog.Named("Compile");

        Assert.Equal("Compiles and more", compile.Description);
        Assert.Equal(2, compile.Actions.Count);
        Assert.Same(compile, Assert.Single(catalog.Named("Test").ExecutionDependencies));
    }

    [Fact]
    public void gives_Base_its_definition_where_a_class_overrides_it() =>
        Assert.Equal("1 2 3", string.Join(' ', Run(Builds.Catalog<DerivedClass>().Named("Compile"), DerivedClass.Calls)));

    [Fact]
    public void may_not_share_a_targets_name_with_another_one()
    {
        var refused = Assert.Throws<UsageException>(Builds.Catalog<Clash>);

        Assert.Contains("Two targets are named Compile: ICompile.Compile and IOtherCompile.Compile", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void knows_its_only_target_without_a_selector() =>
        Assert.Equal("Compile All", Builds.Plan<ByComponent>("All"));

    [Fact]
    public void with_targets_made_by_a_shared_method_tells_them_apart() => Assert.Equal("One Two", Builds.Plan<Shared>("Two"));

    private static List<string> Run(ExecutableTarget target, List<string> calls)
    {
        calls.Clear();
        target.Actions.ForEach(action => action());
        return calls;
    }

    private interface ICompile : INukeBuild
    {
        Target Compile => _ => _.Description("Compiles").Executes(() => DerivedClass.Calls.Add("1"));
    }

    private interface IOtherCompile : INukeBuild
    {
        Target Compile => _ => _.Description("Compiles otherwise");
    }

    private interface ITest : INukeBuild
    {
        Target Test => _ => _.TryDependsOn<ICompile>(x => x.Compile).TryBefore<ICompile>().TryTriggers<ICompile>();
    }

    private interface ITestCompiled : ICompile
    {
        Target Test => _ => _.DependsOn(Compile);
    }

    private sealed class Composed : NukeBuild, ICompile, ITestCompiled
    {
        Target Own => _ => _.DependsOn(Pack);

        Target Pack => _ => _.DependsOn<ITestCompiled>(x => x.Test);

        Target ICompile.Compile => _ => _.Inherit<ICompile>(x => x.Compile).Description("Compiles and more").Executes(() => { });
    }

    private sealed class OnlyTest : NukeBuild, ITest;

    private sealed class MissingComponent : NukeBuild
    {
        Target Test => _ => _.DependsOn<ICompile>();
    }

    private class BaseClass : NukeBuild, ICompile
    {
        public virtual Target Compile => _ => _.Base().Executes(() => DerivedClass.Calls.Add("2"));
    }

    private sealed class DerivedClass : BaseClass
    {
        public static List<string> Calls { get; } = [];

        public override Target Compile => _ => _.Base().Executes(() => Calls.Add("3"));
    }

    private sealed class Clash : NukeBuild, ICompile, IOtherCompile;

    private sealed class ByComponent : NukeBuild, ICompile
    {
        Target All => _ => _.DependsOn<ICompile>();
    }

    private sealed class Shared : NukeBuild
    {
        Target One => Named("one");

        Target Two => _ => Named("two")(_).DependsOn(One);

        private static Target Named(string text) => _ => _.Description(text);
    }
}
