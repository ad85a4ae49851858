using System.Runtime.CompilerServices;
using OpsBuild.Ecs.TerraformStates;

namespace OpsBuild.Ecs.Tests.TerraformStates;

/// <summary>The state of an imaginary account that all look-ups are tried on.</summary>
internal static class SampleState
{
    public static byte[] Bytes => File.ReadAllBytes(FilePath());

    public static TerraformState Read() => TerraformState.Read(Bytes, "sample.tfstate");

    public static string FilePath([CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "sample.tfstate");
}
