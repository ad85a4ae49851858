using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OpsBuild.Testing.Docker;

/// <summary>
/// What mcr.microsoft.com/dotnet/sdk:10.0-noble-aot has, made of this machine's .NET SDK and linker, with the packages that the named projects restore: where nothing can be pulled, nothing
/// can be fetched from inside of a build either.
/// </summary>
public static class SdkImage
{
    private const string Repository = "opsbuild-test-sdk";
    private const string Sdk = "/usr/share/dotnet";
    private const string Packages = "nuget";

    // What a shell script and the native compiler's link step call.
    private static readonly string[] Tools =
    [
        "/bin/sh", "/usr/bin/cat", "/usr/bin/cmp", "/usr/bin/dirname", "/usr/bin/find", "/usr/bin/mkdir", "/usr/bin/rm", "/usr/bin/sha256sum", "/usr/bin/ld", "/usr/bin/ld.bfd", "/usr/bin/objcopy",
        "/usr/bin/strip", "/usr/bin/sleep", "/usr/bin/uname",
    ];

    // Of the SDK, what neither compiles C# nor restores.
    private static readonly string[] Unused = ["/FSharp/", "/DotnetTools/", "/TestHostNetFramework/", "/sdk-manifests/", "/templates/"];

    /// <summary>The image's name, made when it is missing.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="projects">Projects that are built in it, with the arguments of their restore.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<string> EnsureAsync(TestEngine engine, IReadOnlyList<(string Project, string Assets, string[] Arguments)> projects, CancellationToken cancellationToken)
    {
        // Other packages, another image.
        var name = $"{Repository}:{Hash(projects.Select(each => each.Project))}";
        using var mine = await LockAsync(cancellationToken);
        if (await engine.HasAsync(name, cancellationToken))
            return name;
        await using var root = new ImageRoot();
        root.AddSystem();
        AddSdk(root);
        await AddToolsAsync(root, cancellationToken);
        foreach (var (project, assets, arguments) in projects)
            await AddPackagesAsync(root, project, assets, arguments, cancellationToken);
        root.Text("root/.nuget/NuGet/NuGet.Config", $"""
            <configuration>
              <packageSources><clear /></packageSources>
              <fallbackPackageFolders><add key="image" value="/{Packages}" /></fallbackPackageFolders>
            </configuration>
            """);
        string[] environment =
        [
            $"ENV PATH={Sdk}:/usr/bin:/bin", "ENV HOME=/root", "ENV DOTNET_CLI_TELEMETRY_OPTOUT=1", "ENV DOTNET_NOLOGO=1", "ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1",
            "ENV DOTNET_GENERATE_ASPNET_CERTIFICATE=false",
        ];
        await engine.ImportAsync(name, await root.FinishAsync(), environment, cancellationToken);
        return name;
    }

    private static string Hash(IEnumerable<string> projects)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(Environment.Version.ToString()));
        foreach (var file in projects.SelectMany(project => Directory.GetFiles(project, "packages*.lock.json").Order(StringComparer.Ordinal)))
            hash.AppendData(File.ReadAllBytes(file));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    // Two test projects may want it at once; the second finds what the first has made.
    private static async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Repository}.lock");
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(200, cancellationToken);
            }
        }
    }

    private static void AddSdk(ImageRoot root)
    {
        Needed.Or(Directory.Exists(Sdk), $"There is no .NET SDK at {Sdk} to make an image of.");
        foreach (var file in Directory.EnumerateFiles(Sdk, "*", SearchOption.AllDirectories))
        {
            if (!Unused.Any(part => file.Contains(part, StringComparison.Ordinal)) && !file.EndsWith(".resources.dll", StringComparison.Ordinal))
                root.Add(file, file.TrimStart('/'));
        }
    }

    private static async Task AddToolsAsync(ImageRoot root, CancellationToken cancellationToken)
    {
        string[] drivers = [.. new[] { "/usr/bin/gcc", "/usr/bin/clang" }.Where(File.Exists).Take(1)];
        Needed.Or(drivers.Length > 0, "There is no linker to make an image of: apt-get install clang zlib1g-dev.");
        string[] tools = [.. Tools, .. drivers];
        foreach (var tool in tools)
            root.Add(tool, tool.TrimStart('/'));
        // The driver's own programs, the C library's development files, and zlib for whoever links it.
        string[] folders = [.. Directory.EnumerateDirectories("/usr/lib/gcc/x86_64-linux-gnu")];
        string[] own = [.. folders.SelectMany(Directory.EnumerateFiles).Where(IsForLinking)];
        string[] development = [.. Directory.EnumerateFiles("/usr/lib/x86_64-linux-gnu").Where(IsOfTheLibrary)];
        // libm.so is a text that names this library by its other path.
        foreach (var file in own.Concat(development).Append("/lib/x86_64-linux-gnu/libmvec.so.1"))
            root.Add(file, file.TrimStart('/'));
        await root.AddLibrariesAsync([.. tools, .. own.Where(file => Path.GetExtension(file) is not (".a" or ".o")), $"{Sdk}/dotnet", .. OpenSsl.Libraries(), .. Directory.EnumerateFiles($"{Sdk}/shared", "*.so", SearchOption.AllDirectories)], cancellationToken);
        OpenSsl.AddTo(root);
    }

    private static bool IsForLinking(string file) => Path.GetFileName(file) is "collect2" or "lto-wrapper" or "liblto_plugin.so" or "libgcc.a" or "libgcc_eh.a" or "libgcc_s.so"
        || (Path.GetExtension(file) == ".o" && Path.GetFileName(file).StartsWith("crt", StringComparison.Ordinal));

    private static bool IsOfTheLibrary(string file) => Path.GetFileName(file) is "libc.so" or "libc_nonshared.a" or "libm.so" or "libdl.a" or "libpthread.a" or "librt.a" or "libz.so" or "libz.a"
        or "libgcc_s.so.1" or "libmvec.so.1" or "libm.so.6" or "libc.so.6" || (Path.GetExtension(file) == ".o" && Path.GetFileName(file).Contains("crt", StringComparison.Ordinal));

    private static async Task AddPackagesAsync(ImageRoot root, string project, string assets, string[] arguments, CancellationToken cancellationToken)
    {
        using var restore = Process.Start(new ProcessStartInfo("dotnet", ["restore", project, "-v:quiet", "-nologo", .. arguments]) { RedirectStandardOutput = true })!;
        var output = await restore.StandardOutput.ReadToEndAsync(cancellationToken);
        await restore.WaitForExitAsync(cancellationToken);
        if (restore.ExitCode != 0)
            throw new InvalidOperationException($"dotnet restore {project} ended with {restore.ExitCode}: {output}");
        using var restored = JsonDocument.Parse(await File.ReadAllTextAsync(assets, cancellationToken));
        var cache = restored.RootElement.GetProperty("packageFolders").EnumerateObject().First().Name;
        foreach (var package in PackagesOf(restored.RootElement))
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(cache, package), "*", SearchOption.AllDirectories))
            {
                // The package itself is unpacked beside it.
                if (!file.EndsWith(".nupkg", StringComparison.Ordinal) && !file.EndsWith(".dbg", StringComparison.Ordinal))
                    root.Add(file, $"{Packages}/{Path.GetRelativePath(cache, file)}");
            }
        }
    }

    private static IEnumerable<string> PackagesOf(JsonElement restored)
    {
        foreach (var library in restored.GetProperty("libraries").EnumerateObject())
        {
            if (library.Value.GetProperty("type").GetString() == "package")
                yield return library.Value.GetProperty("path").GetString()!;
        }

        foreach (var framework in restored.GetProperty("project").GetProperty("frameworks").EnumerateObject())
        {
            if (!framework.Value.TryGetProperty("downloadDependencies", out var downloads))
                continue;
            foreach (var download in downloads.EnumerateArray())
                yield return Path.Combine(download.GetProperty("name").GetString()!.ToLowerInvariant(), download.GetProperty("version").GetString()!.Trim('[', ']').Split(',')[0]);
        }
    }
}
