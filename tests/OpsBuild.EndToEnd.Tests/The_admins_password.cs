using System.Text;
using System.Text.Json;

namespace OpsBuild.EndToEnd.Tests;

public sealed class The_admins_password(FreshClone clone)
{
    [Fact]
    public async Task is_in_no_output_no_log_no_file_of_the_work_tree_and_no_command_line()
    {
        await using var checkout = await clone.CompiledAsync();
        await MakeSlowMigrationAsync(checkout);
        var opened = await checkout.BuildAsync("Local");
        Assert.True(opened.ExitCode == 0, opened.All);
        var password = PasswordOf(checkout);
        Assert.True(password.Length > 20, "the local password is hard");

        using var apply = checkout.Start("ApplyMigration", "--verbosity", "verbose");
        var ending = apply.ToEndAsync("ApplyMigration", TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        // Looked at all the time while the batch, the server and the endpoint are at work.
        var commandLines = new HashSet<string>();
        while (!ending.IsCompleted)
        {
            commandLines.UnionWith(CommandLines());
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        var applied = await ending;
        Assert.True(applied.ExitCode == 0, applied.All);
        Assert.Contains(commandLines, line => line.Contains("apply_db_migration", StringComparison.Ordinal));
        Assert.DoesNotContain(commandLines, line => Holds(line, password));
        Assert.False(Holds(opened.All + applied.All, password), "the output holds the password");
        foreach (var file in FilesThatTellStories(checkout))
            Assert.False(Holds(Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)), password), $"{file} holds the password");
    }

    /// <summary>The password as it is and in the forms that JSON, a URL and SQL give it.</summary>
    private static bool Holds(string text, string password) =>
        new[]
        {
            password, JsonSerializer.Serialize(password).Trim('"'), Uri.EscapeDataString(password), password.Replace("'", "''", StringComparison.Ordinal),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(password)),
        }.Any(form => text.Contains(form, StringComparison.Ordinal));

    private static async Task MakeSlowMigrationAsync(Checkout checkout)
    {
        Assert.Equal(0, (await checkout.BuildAsync("NewMigration", "--name", "slow")).ExitCode);
        var file = Assert.Single(Directory.GetFiles(checkout.Migrations, "*_slow.sql"));
        await File.WriteAllTextAsync(file, "SELECT pg_sleep(1);\n", TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> CommandLines()
    {
        foreach (var process in Directory.GetDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])))
        {
            string? line = null;
            try
            {
                line = File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ');
            }
            catch (IOException)
            {
                // It ended between the listing and the reading.
            }

            if (!string.IsNullOrEmpty(line))
                yield return line;
        }
    }

    /// <summary>Logs of the environment, and everything below the work tree that a run writes.</summary>
    private static IEnumerable<string> FilesThatTellStories(Checkout checkout) =>
        Directory.GetFiles(Path.Combine(checkout.Root, ".nuke"), "*", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(checkout.LocalHome, "*.log", SearchOption.AllDirectories))
            .Concat(Directory.GetFiles(checkout.LocalHome, "*.jsonl", SearchOption.AllDirectories));

    /// <summary>Read from where the environment keeps it, which only its owner may.</summary>
    private static string PasswordOf(Checkout checkout)
    {
        var file = Assert.Single(Directory.GetFiles(checkout.LocalHome, "secrets.json", SearchOption.AllDirectories));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return json.RootElement.GetProperty("Admin").GetString()!;
    }
}
