using System.Runtime.InteropServices;

namespace OpsBuild.Testing.Docker;

/// <summary>What mcr.microsoft.com/dotnet/aspnet has: the .NET runtime's image, and ASP.NET Core's shared framework on it.</summary>
public static class AspNetImage
{
    /// <summary>The image's name, made when it is missing; named after the runtime's version.</summary>
    public static async Task<string> EnsureAsync(TestEngine engine, CancellationToken cancellationToken)
    {
        var image = $"opsbuild-test-aspnet:{Environment.Version}";
        if (await engine.HasAsync(image, cancellationToken))
            return image;
        await using var root = new ImageRoot();
        await DotnetRuntimeImage.FillAsync(root, cancellationToken);
        var framework = Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory());
        var aspnet = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(framework))!, "Microsoft.AspNetCore.App", Path.GetFileName(framework));
        Needed.Or(Directory.Exists(aspnet), $"There is no ASP.NET Core at {aspnet} to make an image of: install aspnetcore-runtime-10.0.");
        foreach (var source in Directory.EnumerateFiles(aspnet))
            root.Add(source, $"usr/share/dotnet/shared/Microsoft.AspNetCore.App/{Path.GetFileName(aspnet)}/{Path.GetFileName(source)}");
        await engine.ImportAsync(image, await root.FinishAsync(), ["ENV DOTNET_RUNNING_IN_CONTAINER=true", "ENV PATH=/usr/share/dotnet"], cancellationToken);
        return image;
    }
}
