using OpsBuild.Workflows;

namespace OpsBuild.Build.Workflows;

/// <summary>The actions that the workflows use. docs/workflows.md says how a pin is renewed.</summary>
internal static class Actions
{
    public static ActionPin Checkout { get; } = new("actions/checkout", "de0fac2e4500dabe0009e67214ff5f5447ce83dd", "v6.0.2");

    public static ActionPin SetupDotNet { get; } = new("actions/setup-dotnet", "c2fa09f4bde5ebb9d1777cf28262a3eb3db3ced7", "v5.2.0");

    public static ActionPin UploadArtifact { get; } = new("actions/upload-artifact", "043fb46d1a93c77aae656e7c1c64a875d1fc6a0a", "v7.0.1");
}
