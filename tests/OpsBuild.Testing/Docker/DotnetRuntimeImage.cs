using System.Runtime.InteropServices;

namespace OpsBuild.Testing.Docker;

/// <summary>What mcr.microsoft.com/dotnet/runtime has, made of this machine's .NET and the libraries that it needs, for machines that cannot pull.</summary>
public static class DotnetRuntimeImage
{
    /// <summary>The image's name, made when it is missing; named after the runtime's version.</summary>
    public static async Task<string> EnsureAsync(TestEngine engine, CancellationToken cancellationToken)
    {
        var image = $"opsbuild-test-dotnet-runtime:{Environment.Version}";
        if (await engine.HasAsync(image, cancellationToken))
            return image;
        await using var root = new ImageRoot();
        await FillAsync(root, cancellationToken);
        await engine.ImportAsync(image, await root.FinishAsync(), ["ENV DOTNET_RUNNING_IN_CONTAINER=true", "ENV PATH=/usr/share/dotnet"], cancellationToken);
        return image;
    }

    internal static async Task FillAsync(ImageRoot root, CancellationToken cancellationToken)
    {
        var framework = Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory());
        var dotnet = Path.GetFullPath(Path.Combine(framework, "..", "..", ".."));
        root.AddSystem();
        foreach (var source in Directory.EnumerateFiles(framework))
            root.Add(source, Inside(dotnet, source));
        foreach (var source in Directory.EnumerateFiles(Path.Combine(dotnet, "host"), "*", SearchOption.AllDirectories).Append(Path.Combine(dotnet, "dotnet")))
            root.Add(source, Inside(dotnet, source));
        var ssl = OpenSsl.Libraries();
        OpenSsl.AddTo(root);
        await root.AddLibrariesAsync(
            [Path.Combine(dotnet, "dotnet"), .. Directory.EnumerateFiles(framework, "*.so"), .. ssl], cancellationToken);
    }

    // Where the official image has it, and where every program looks for it first.
    private static string Inside(string dotnet, string source) => "usr/share/dotnet/" + Path.GetRelativePath(dotnet, source);
}
