using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using OpsBuild.Images.Contexts;
using Serilog;

namespace OpsBuild.Images.Folders;

/// <summary>Makes what stands for images where tasks run as processes of this machine: no engine is needed.</summary>
/// <param name="settings">What they are made of.</param>
/// <param name="log">Where it is told.</param>
public sealed class FolderBuilder(FolderBuildSettings settings, ILogger log)
{
    /// <param name="purposes">The folders wanted.</param>
    /// <param name="cancellationToken">Ends the compilation.</param>
    /// <returns>The folders, in the order of <paramref name="purposes"/>.</returns>
    /// <exception cref="ImageBuildException">One could not be made.</exception>
    public async Task<IReadOnlyList<FolderBuild>> BuildAsync(IReadOnlyList<ImagePurpose> purposes, CancellationToken cancellationToken)
    {
        var built = new List<FolderBuild>();
        foreach (var purpose in purposes)
        {
            var watch = Stopwatch.StartNew();
            var folder = purpose.IsBatch ? Batch(purpose) : await AppAsync(cancellationToken);
            built.Add(folder with { Took = watch.Elapsed });
            log.Information("{Purpose} is {Program}{State}", purpose, folder.Program, folder.IsReused ? ", of this very content already" : "");
        }

        return built;
    }

    // It is compiled along with the build itself.
    private FolderBuild Batch(ImagePurpose purpose)
    {
        var program = Path.GetFullPath(settings.BatchProgram);
        if (!File.Exists(program))
            throw new ImageBuildException($"There is no folder for {purpose}.", $"there is no batch program {program}", "compile src/OpsBuild.Batch, or name the program.");
        var folder = Path.GetDirectoryName(program)!;
        string[] own = Path.GetExtension(program) == ".dll" ? Directory.GetFiles(folder) : [program];
        IEnumerable<string> migrations = purpose == ImagePurpose.BatchMigrateDb && Directory.Exists(Migrations) ? Directory.GetFiles(Migrations) : [];
        var hash = Hash([.. own.Where(file => Path.GetExtension(file) is not (".xml" or ".pdb")), .. migrations]);
        return Folder(purpose, program, hash) with { IsReused = true };
    }

    private string Migrations => Path.Combine(settings.Root, "db", "migrations");

    private async Task<FolderBuild> AppAsync(CancellationToken cancellationToken)
    {
        var sources = BuildContext.Read(settings.Root, $"docker/{ImagePurpose.App}.Dockerfile", []);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{sources.Hash()} {Environment.Version} {settings.SchemaVersion}")));
        var folder = Path.Combine(settings.Output, ImagePurpose.App.Name, hash[..16]);
        var program = Path.Combine(folder, "app.dll");
        if (File.Exists(program))
            return Folder(ImagePurpose.App, program, hash) with { IsReused = true };

        // Under another name until it is whole: a folder of that name is a whole one.
        var part = $"{folder}.{Guid.NewGuid():n}";
        try
        {
            await PublishAsync(part, cancellationToken);
            Directory.Move(part, folder);
        }
        catch (IOException) when (File.Exists(program))
        {
            // Another build of the same content was first.
        }
        finally
        {
            if (Directory.Exists(part))
                Directory.Delete(part, recursive: true);
        }

        return Folder(ImagePurpose.App, program, hash);
    }

    private async Task PublishAsync(string folder, CancellationToken cancellationToken)
    {
        var project = Path.Combine(settings.Root, "src", "OpsBuild.App");
        log.Information("Publishing {Project} into {Folder}", project, folder);
        string[] arguments =
        [
            "publish", project, "-c", "Release", "-o", folder, "-p:UseAppHost=false", "-p:RunAnalyzers=false", "-p:UseSharedCompilation=false", "-nodeReuse:false", "-nologo", "-v:quiet", "-clp:NoSummary",
        ];
        using var publish = Process.Start(new ProcessStartInfo(settings.DotNet, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = settings.Root })!;
        try
        {
            var errors = publish.StandardError.ReadToEndAsync(cancellationToken);
            var output = await publish.StandardOutput.ReadToEndAsync(cancellationToken) + await errors;
            await publish.WaitForExitAsync(cancellationToken);
            if (publish.ExitCode != 0)
                throw new ImageBuildException("The service could not be published.", $"dotnet publish ended with {publish.ExitCode}:\n{output.Trim()}", "correct what the compiler names.");
        }
        catch (OperationCanceledException)
        {
            publish.Kill(entireProcessTree: true);
            throw;
        }
    }

    private FolderBuild Folder(ImagePurpose purpose, string program, string hash)
    {
        var labels = new Dictionary<string, string>
        {
            [ImageLabels.Title] = purpose.Name,
            [ImageLabels.Purpose] = purpose.Name,
            [ImageLabels.Content] = hash,
            [ImageLabels.Revision] = settings.Revision.Revision,
            [ImageLabels.Created] = settings.Moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        };
        if (settings.SchemaVersion is { } version)
            labels[ImageLabels.SchemaVersion] = version;
        if (settings.Revision.Repository is { } repository)
            labels[ImageLabels.Source] = repository;
        var tag = ImageTag.Of(purpose, settings.Revision.ShortCommit, settings.Revision.IsDirty, settings.Moment);
        return new FolderBuild(purpose, tag, program, Path.GetDirectoryName(program)!, hash, labels);
    }

    private static string Hash(IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.OrderBy(Path.GetFileName, StringComparer.Ordinal))
        {
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFileName(file))));
            using var content = File.OpenRead(file);
            hash.AppendData(SHA256.HashData(content));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
