namespace OpsBuild.Pipeline.Tests.Failures;

/// <summary>What a test needs of its machine: missing, the test skips and says how to get it; on CI, where it must be there, it fails.</summary>
internal static class Needed
{
    public static void Or(bool isThere, string remedy)
    {
        if (isThere)
            return;
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(remedy);
        Assert.Skip(remedy);
    }
}
