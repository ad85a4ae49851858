using Xunit;

namespace OpsBuild.Testing;

/// <summary>What a test needs of its machine: missing, the test skips and says how to get it; on CI, where it must be there, it fails.</summary>
public static class Needed
{
    /// <param name="isThere">Whether the machine has it.</param>
    /// <param name="remedy">What is missing, and how to get it.</param>
    public static void Or(bool isThere, string remedy)
    {
        if (isThere)
            return;
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(remedy);
        Assert.Skip(remedy);
    }
}
