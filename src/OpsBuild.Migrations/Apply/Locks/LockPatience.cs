namespace OpsBuild.Migrations.Apply.Locks;

/// <summary>How a file without a transaction waits for locks.</summary>
/// <param name="Watch">Sees who makes it wait.</param>
/// <param name="InTransaction">Tries a statement again that runs in a transaction of its own.</param>
/// <param name="Outside">Tries a statement again that cannot run in one.</param>
internal sealed record LockPatience(BlockerWatch Watch, LockTries InTransaction, LockTries Outside);
