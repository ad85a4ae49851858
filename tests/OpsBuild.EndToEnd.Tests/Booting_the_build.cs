using System.Diagnostics;
using System.Security.Cryptography;

namespace OpsBuild.EndToEnd.Tests;

/// <summary>build.sh on a machine without a .NET SDK, against a feed in a folder: what it fetches it verifies.</summary>
public sealed class Booting_the_build : IDisposable
{
    private readonly string work = Directory.CreateTempSubdirectory("opsbuild-boot-").FullName;

    public Booting_the_build()
    {
        Directory.CreateDirectory(Root);
        File.Copy(Path.Combine(RepositoryRoot.Path, "build.sh"), Path.Combine(Root, "build.sh"));
        File.Copy(Path.Combine(RepositoryRoot.Path, "global.json"), Path.Combine(Root, "global.json"));
        foreach (var input in new[] { "build", "src" })
            Directory.CreateDirectory(Path.Combine(Root, input));
        foreach (var input in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", ".editorconfig" })
            File.WriteAllText(Path.Combine(Root, input), "");
    }

    private string Root => Path.Combine(work, "root");

    private string Feed => Path.Combine(work, "feed");

    [Fact]
    public async Task fetches_the_SDK_that_global_json_names_and_runs_the_program_with_it()
    {
        MakeFeed(hash => hash);

        var finished = await BootAsync("ApplyMigration", "--name", "two words");

        Assert.True(finished.ExitCode == 0, finished.All);
        Assert.Contains("ran: ", finished.Output, StringComparison.Ordinal);
        Assert.Contains("ApplyMigration|--name|two words|", finished.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Root, ".nuke", "temp", "dotnet-unix", "dotnet")));
    }

    [Fact]
    public async Task refuses_an_SDK_whose_hash_is_not_the_stated_one_and_deletes_it()
    {
        MakeFeed(hash => new string('0', hash.Length));

        var finished = await BootAsync("Help");

        Assert.Equal(2, finished.ExitCode);
        Assert.Contains("SHA-512", finished.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(Root, ".nuke", "temp"), "*.tar.gz"));
        Assert.False(Directory.Exists(Path.Combine(Root, ".nuke", "temp", "dotnet-unix")));
    }

    [Fact]
    public async Task compiles_again_only_when_a_source_changed()
    {
        MakeFeed(hash => hash);
        await BootAsync("first");

        var warm = await BootAsync("second");
        File.WriteAllText(Path.Combine(Root, "build", "Target.cs"), "// new");
        var changed = await BootAsync("third");
        var warmAgain = await BootAsync("fourth");
        File.Delete(Path.Combine(Root, "build", "Target.cs"));
        var deleted = await BootAsync("fifth");

        Assert.DoesNotContain("Compiling", warm.Error, StringComparison.Ordinal);
        Assert.Contains("Compiling", changed.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Compiling", warmAgain.Error, StringComparison.Ordinal);
        Assert.Contains("Compiling", deleted.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_what_does_not_compile_and_tries_again_the_next_time()
    {
        MakeFeed(hash => hash);
        File.WriteAllText(Path.Combine(Root, "build", "broken"), "");

        var broken = await BootAsync("first");
        File.Delete(Path.Combine(Root, "build", "broken"));
        var mended = await BootAsync("second");

        Assert.Equal(2, broken.ExitCode);
        Assert.Contains("Target.cs(1,1): error", broken.Error, StringComparison.Ordinal);
        Assert.True(mended.ExitCode == 0, mended.All);
    }

    public void Dispose() => Directory.Delete(work, recursive: true);

    /// <summary>An SDK archive whose dotnet is a script, and the release metadata that states its hash.</summary>
    private void MakeFeed(Func<string, string> stated)
    {
        var version = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "global.json")))
            .RootElement.GetProperty("sdk").GetProperty("version").GetString()!;
        var sdk = Path.Combine(work, "sdk");
        Directory.CreateDirectory(sdk);
        var dotnet = Path.Combine(sdk, "dotnet");
        File.WriteAllText(dotnet, """
            #!/bin/sh
            if [ "$1" = build ]; then
              folder=$(dirname "$2")
              if [ -e "$folder/broken" ]; then echo "Target.cs(1,1): error CS0001"; exit 1; fi
              mkdir -p "$folder/../artifacts/bin/_build/debug" && : >"$folder/../artifacts/bin/_build/debug/_build.dll"
            else
              printf 'ran: '; printf '%s|' "$@"; echo
            fi
            """);
        File.SetUnixFileMode(dotnet, (UnixFileMode)0b111_101_101);

        var archive = $"dotnet-sdk-{version}-linux-{(System.Runtime.InteropServices.RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x64")}.tar.gz";
        var folder = Path.Combine(Feed, "Sdk", version);
        Directory.CreateDirectory(folder);
        using (var tar = Process.Start("tar", ["-czf", Path.Combine(folder, archive), "-C", sdk, "."]))
            tar.WaitForExit();
        var hash = Convert.ToHexStringLower(SHA512.HashData(File.ReadAllBytes(Path.Combine(folder, archive))));
        var metadata = Path.Combine(Feed, "release-metadata", version[..version.LastIndexOf('.')]);
        Directory.CreateDirectory(metadata);
        File.WriteAllText(Path.Combine(metadata, "releases.json"), $$"""
            { "releases": [ { "sdk": { "version": "{{version}}", "files": [
              { "name": "dotnet-sdk-linux-musl-x64.tar.gz", "rid": "linux-musl-x64",
                "url": "https://example.org/{{version}}/dotnet-sdk-{{version}}-linux-musl-x64.tar.gz", "hash": "ffff" },
              { "name": "{{archive}}", "rid": "linux-x64",
                "url": "https://example.org/{{version}}/{{archive}}",
                "hash": "{{stated(hash).ToUpperInvariant()}}" } ] } } ] }
            """);
    }

    private Task<Finished> BootAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Root, "build.sh"), arguments);
        // Everything but dotnet: a folder of links to the few programs that the script needs.
        start.Environment["PATH"] = Tools();
        start.Environment["OPSBUILD_DOTNET_FEED"] = new Uri(Feed).AbsoluteUri;
        start.Environment.Remove("DOTNET_EXE");
        return Run.ToEndAsync(start, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    private string Tools()
    {
        var tools = Path.Combine(work, "tools");
        if (Directory.Exists(tools))
            return tools;
        Directory.CreateDirectory(tools);
        string[] needed = ["bash", "sh", "env", "dirname", "mkdir", "cat", "mv", "rm", "cp", "find", "sed", "head", "grep", "tr", "cut", "tar", "gzip", "uname", "curl", "sha512sum", "flock", "ldd"];
        foreach (var name in needed)
        {
            var real = Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
            if (real is not null)
                File.CreateSymbolicLink(Path.Combine(tools, name), real);
        }

        return tools;
    }
}
