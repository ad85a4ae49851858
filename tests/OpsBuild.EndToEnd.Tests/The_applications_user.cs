namespace OpsBuild.EndToEnd.Tests;

/// <summary>SyncAppUser, after ApplyMigration and alone.</summary>
public sealed class The_applications_user(FreshClone clone)
{
    [Fact]
    public async Task is_made_after_an_apply_found_out_where_somebody_changed_it_and_mended()
    {
        await using var checkout = await clone.CompiledAsync();

        var applied = await checkout.BuildAsync("ApplyMigration");
        var nothing = await checkout.BuildAsync("ApplyMigration");
        await checkout.QueryAsync("""
            revoke select on customers from app_user;
            grant truncate on orders to app_user;
            alter role app_user password 'somebody-elses';
            """);
        var mended = await checkout.BuildAsync("SyncAppUser");
        var revoked = await checkout.BuildAsync("SyncAppUser", "--revoke-beyond");
        var clean = await checkout.BuildAsync("DriftCheck");

        Assert.True(applied.ExitCode == 0, applied.All);
        Assert.Contains("tables        SELECT, INSERT, UPDATE, DELETE", applied.Output, StringComparison.Ordinal);
        Assert.Contains("it can do what it should and not what it should not", applied.Output, StringComparison.Ordinal);
        Assert.True(nothing.ExitCode == 0, nothing.All);
        Assert.DoesNotContain("create_db_app_user", nothing.Output, StringComparison.Ordinal);
        // What is missing is given again; what is too much is named, and fails the check until it is asked to be taken.
        Assert.True(mended.ExitCode == 42, mended.All);
        Assert.Contains("its password is the secret's", mended.Output, StringComparison.Ordinal);
        Assert.Contains("granted SELECT on table public.customers", mended.Output, StringComparison.Ordinal);
        Assert.Contains("REVOKE TRUNCATE ON TABLE public.orders FROM \"app_user\"", mended.Output, StringComparison.Ordinal);
        Assert.True(revoked.ExitCode == 0, revoked.All);
        Assert.Contains("revoked TRUNCATE on table public.orders", revoked.Output, StringComparison.Ordinal);
        Assert.True(clean.ExitCode == 0, clean.All);
        Assert.Contains("No drift", clean.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_not_made_in_a_database_that_has_no_secret_of_his()
    {
        await using var checkout = await clone.CompiledAsync();

        var refused = await checkout.BuildAsync(
            new Dictionary<string, string?> { ["PGPASSWORD"] = "of-no-use" }, "SyncAppUser", "--database-url", "postgres://somebody@127.0.0.1:1/nowhere");

        Assert.True(refused.ExitCode == 1, refused.All);
        Assert.Contains("has no secret of an application's user", refused.Output, StringComparison.Ordinal);
    }
}
