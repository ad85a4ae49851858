namespace OpsBuild.Workflows.Tests;

public sealed class A_call_of_the_build
{
    [Fact]
    public void takes_values_from_the_environment_alone()
    {
        var call = new BuildCall("Apply", new BuildArgument("profile", "STAGE"), new BuildArgument("only-added"));

        Assert.Equal("./build.sh Apply --profile \"$STAGE\" --only-added", $"{call}");
    }

    [Theory]
    [InlineData("${{ inputs.target }}", "profile", "STAGE")]
    [InlineData("Apply; id", "profile", "STAGE")]
    [InlineData("Apply", "profile $(id)", "STAGE")]
    [InlineData("Apply", "profile", "STAGE\" && id \"")]
    [InlineData("Apply", "profile", "")]
    [InlineData("--help", "profile", "STAGE")]
    public void holds_nothing_that_a_shell_would_run(string target, string parameter, string variable)
    {
        var refused = Assert.Throws<WorkflowException>(() => new BuildCall(target, new BuildArgument(parameter, variable)));

        Assert.Contains("The build cannot be called with", refused.Message, StringComparison.Ordinal);
    }
}
