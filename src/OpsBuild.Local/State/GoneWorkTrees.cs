using Serilog;

namespace OpsBuild.Local.State;

/// <summary>Environments whose work tree was removed or moved: their servers would run for ever, with nobody to find them.</summary>
internal static class GoneWorkTrees
{
    /// <summary>Stops their servers. Their data stays, since a tree may come back to its place.</summary>
    public static async Task StopAsync(LocalHome home, ILogger log, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(home.State))
            return;
        foreach (var folder in Directory.EnumerateDirectories(home.State))
        {
            var state = new StateFolder(home, Path.GetFileName(folder));
            if (state.WorkTreePath() is not { } workTree || Directory.Exists(workTree))
                continue;
            using var held = state.TryLock();
            if (held is null)
                continue; // Somebody is at work there.
            log.Debug("The work tree {WorkTree} is gone; nothing of it is left running, and its local data stays in {Folder}", workTree, folder);
            await RunningParts.StopAsync(state, log, cancellationToken);
        }
    }
}
