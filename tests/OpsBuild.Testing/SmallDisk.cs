using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace OpsBuild.Testing;

/// <summary>A file system in memory that is small enough to be filled, mounted for one test.</summary>
/// <remarks>Mounting needs root, or sudo that asks for nothing; without either the test skips, and on CI fails.</remarks>
public sealed class SmallDisk : IAsyncDisposable
{
    private readonly string mountPoint;
    private readonly bool usesSudo;

    private SmallDisk(string mountPoint, bool usesSudo) => (this.mountPoint, this.usesSudo) = (mountPoint, usesSudo);

    /// <summary>Where it is.</summary>
    public string Folder => mountPoint;

    private string Ballast => Path.Combine(mountPoint, "ballast");

    /// <summary>Mounts one.</summary>
    /// <param name="bytes">How much it holds.</param>
    /// <param name="cancellationToken">Cancels the waiting for the mount program.</param>
    public static async Task<SmallDisk> MountAsync(long bytes, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("opsbuild-disk-").FullName;
        string[] arguments = ["-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={bytes},mode=0777"), "opsbuild-test", folder];
        foreach (var usesSudo in new[] { false, true })
        {
            if (await RunAsync("mount", arguments, usesSudo, cancellationToken))
                return new SmallDisk(folder, usesSudo);
        }
        Directory.Delete(folder);
        const string why = "Mounting a small file system needs root, or sudo without a password.";
        if (Environment.GetEnvironmentVariable("CI") != "true")
            Assert.Skip(why);
        throw new InvalidOperationException(why);
    }

    /// <summary>Takes all room but so much.</summary>
    /// <param name="room">What stays free, in bytes; rounded up to whole pages of memory.</param>
    public void Fill(long room)
    {
        var left = new DriveInfo(mountPoint).AvailableFreeSpace - room;
        using var ballast = new FileStream(Ballast, FileMode.Append, FileAccess.Write);
        for (var chunk = new byte[1 << 20]; left > 0; left -= chunk.Length)
            ballast.Write(chunk.AsSpan(0, (int)Math.Min(chunk.Length, left)));
    }

    /// <summary>Gives all room back.</summary>
    public void Free() => File.Delete(Ballast);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Whatever still has a file open there does not keep the test waiting.
        await RunAsync("umount", ["--lazy", mountPoint], usesSudo, CancellationToken.None);
        Directory.Delete(mountPoint, recursive: true);
    }

    private static async Task<bool> RunAsync(string program, IEnumerable<string> arguments, bool usesSudo, CancellationToken cancellationToken)
    {
        var start = usesSudo ? new ProcessStartInfo("sudo", ["-n", program, .. arguments]) : new ProcessStartInfo(program, arguments);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        try
        {
            using var process = Process.Start(start)!;
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;   // there is no such program
        }
    }
}
