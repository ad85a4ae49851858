using System.Text.Json;
using Npgsql;
using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Apply.Locks;

namespace OpsBuild.Migrations.Atlas;

/// <summary>Asks <c>atlas migrate status</c> what it takes for pending, over a connection that can write nothing: by itself it would alter a table of another shape.</summary>
internal sealed class AtlasStatus(AtlasProgram program, NpgsqlConnectionStringBuilder connection, AtlasFolder folder)
{
    /// <summary>Holds it against what this program would have it apply.</summary>
    /// <exception cref="AtlasFailedException">It gave up, or would apply something else.</exception>
    public async Task CompareAsync(ApplyPlan.Work work, CancellationToken cancellationToken)
    {
        // Of a database without history it knows no baseline, and judges by rules of its own whether it is empty.
        if (work.Current is null)
            return;
        var answer = await program.RunAsync(new AtlasArguments(program, connection, folder).Status(work.Place.Schema, new LockBudget()), folder.Path, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (answer.ExitCode != 0)
        {
            throw new AtlasFailedException(answer.IsCrash ? AtlasFault.Crashed : AtlasFault.GaveUp, new Problem(
                $"Atlas was asked for its status and ended with exit code {answer.ExitCode}.", SecretMask.Apply(answer.Complaint),
                "Its own words say why. MIGRATION_ENGINE=builtin does without Atlas."));
        }

        var theirs = Pending(answer);
        var ours = work.Files.Select(file => file.File.Name).ToList();
        if (!theirs.SequenceEqual(ours, StringComparer.Ordinal))
        {
            throw new AtlasFailedException(AtlasFault.Unproven, new Problem(
                "Atlas would apply other files than those that are pending.",
                $"It names {List(theirs)}; by the database's history it is {List(ours)}.",
                "Look into the revision table and at how the database sorts its versions; MIGRATION_ENGINE=builtin applies what the history asks for."));
        }
    }

    private static string List(List<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);

    // Its keys are left out where they would be empty; Status is there whatever it finds.
    private static List<string> Pending(AtlasAnswer answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer.Output);
            if (json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("Status", out _))
            {
                return json.RootElement.TryGetProperty("Pending", out var pending) && pending.ValueKind == JsonValueKind.Array
                    ? [.. pending.EnumerateArray().Select(file => file.TryGetProperty("Name", out var name) ? name.GetString() ?? "" : "")] : [];
            }
        }
        catch (JsonException)
        {
            // Told below, with what was said instead.
        }
        throw new AtlasFailedException(AtlasFault.Unreadable, new Problem(
            "Atlas was asked for its status and said what cannot be understood.", $"Its output is not the JSON that was asked for: {answer.Complaint}",
            $"Check that ATLAS_PATH names the Atlas binary, {AtlasVersion.Oldest} or newer; MIGRATION_ENGINE=builtin does without it."));
    }
}
