namespace OpsBuild.Workflows.Tests;

public sealed class An_action_pin
{
    private static readonly string commit = new('a', 40);

    [Theory]
    [InlineData("actions/checkout", "v6", "v6.0.2")]
    [InlineData("actions/checkout", "de0fac2", "v6.0.2")]
    [InlineData("actions/checkout", "DE0FAC2E4500DABE0009E67214FF5F5447CE83DD", "v6.0.2")]
    [InlineData("actions/checkout", "de0fac2e4500dabe0009e67214ff5f5447ce83dd\n", "v6.0.2")]
    [InlineData("checkout", "de0fac2e4500dabe0009e67214ff5f5447ce83dd", "v6.0.2")]
    [InlineData("actions/checkout", "de0fac2e4500dabe0009e67214ff5f5447ce83dd", "v6")]
    [InlineData("actions/checkout", "de0fac2e4500dabe0009e67214ff5f5447ce83dd", "6.0.2")]
    public void is_a_whole_commit_with_its_release(string action, string given, string version)
    {
        var refused = Assert.Throws<WorkflowException>(() => new ActionPin(action, given, version));

        Assert.Contains("is not pinned", refused.Message, StringComparison.Ordinal);
        Assert.Contains("git ls-remote", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void is_written_as_GitHub_takes_it()
    {
        Assert.Equal($"actions/checkout@{commit}", $"{new ActionPin("actions/checkout", commit, "v6.0.2")}");
    }
}
