using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Npgsql;
using OpsBuild.Batch.Commands.ApplyDbMigration;
using OpsBuild.Batch.Results;
using OpsBuild.Migrations.Apply.Locks;
using OpsBuild.Testing;

namespace OpsBuild.Batch.Tests.Configuration;

public sealed class The_configuration
{
    private static Dictionary<string, string> Complete => new()
    {
        ["RUN_ID"] = "20260114T093000Z-5f0c9a1b",
        ["DB_HOST"] = "db.example.internal",
        ["DB_NAME"] = "app",
        ["DB_ADMIN_CREDENTIAL_ID"] = "app/db/admin",
    };

    [Fact]
    public void needs_four_variables_and_has_a_default_for_the_others()
    {
        var configuration = ApplyConfiguration.Read(Complete);

        Assert.Equal("db.example.internal:5432/app", configuration.Target.ToString());
        Assert.Equal("public", configuration.Target.Schema.ToString());
        Assert.Equal(SslMode.VerifyFull, configuration.Target.Tls.Mode);
        Assert.Equal("/app/db/migrations", configuration.Migrations.Directory);
        Assert.Equal(TimeSpan.FromSeconds(10), configuration.Migrations.LockTimeout);
        Assert.Null(configuration.Migrations.BaseVersion);
        Assert.Null(configuration.Migrations.BaselineVersion);
        Assert.Null(configuration.Migrations.RevisionsSchema);
    }

    [Fact]
    public void names_everything_that_is_wrong_at_once_with_what_it_should_hold()
    {
        var wrong = Assert.Throws<BatchFailureException>(() => ApplyConfiguration.Read(new Dictionary<string, string>
        {
            ["DB_PORT"] = "many",
            ["DB_SSL_MODE"] = "perhaps",
            ["DB_HOST"] = "",
            ["MIGRATION_ENGINE"] = "flyway",
        }));

        Assert.Equal(Outcome.WrongConfiguration, wrong.Outcome);
        Assert.Equal(
            [
                "RUN_ID is not set.", "DB_HOST is not set.", "DB_PORT is malformed.", "DB_NAME is not set.", "DB_SSL_MODE is malformed.",
                "DB_ADMIN_CREDENTIAL_ID is not set.", "MIGRATION_ENGINE is malformed.",
            ],
            wrong.Findings.Select(finding => finding.What));
        Assert.Contains(wrong.Findings, finding => finding.Why == "It should hold disable, prefer, require, verify-ca or verify-full.");
        Assert.Contains(wrong.Findings, finding => finding.Why.Contains("builtin", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("RUN_ID", "two words")]
    [InlineData("DB_HOST", "postgres://admin@db/app")]
    [InlineData("DB_HOST", "db:5432")]
    [InlineData("DB_HOST", "/var/run/postgresql")]
    [InlineData("DB_HOST", "a,b")]
    [InlineData("DB_PORT", "0")]
    [InlineData("DB_PORT", "65536")]
    [InlineData("DB_PORT", "+1")]
    [InlineData("DB_PORT", " 5432")]
    [InlineData("DB_NAME", "a-name-of-sixty-four-bytes-0123456789-0123456789-0123456789-01234")]
    [InlineData("DB_SCHEMA", "line\nbreak")]
    [InlineData("DB_ADMIN_CREDENTIAL_ID", """{"username":"admin","password":"hunter2"}""")]
    [InlineData("DB_SSL_MODE", "VERIFY-FULL")]
    [InlineData("DB_SSL_ROOT_CERT", "/nonexistent/bundle.pem")]
    [InlineData("MIGRATION_BASE_VERSION", "2026_01")]
    [InlineData("MIGRATION_BASELINE_VERSION", "a/b")]
    [InlineData("MIGRATION_ENGINE", "flyway")]
    [InlineData("MIGRATION_TX_MODE", "FILE")]
    [InlineData("MIGRATION_TX_MODE", "never")]
    [InlineData("MIGRATION_STATEMENT_RAN", "the third one")]
    [InlineData("MIGRATION_STATEMENT_RAN", "7:0")]
    [InlineData("MIGRATION_STATEMENT_DID_NOT_RUN", "3")]
    [InlineData("MIGRATION_LOCK_TIMEOUT", "0")]
    [InlineData("MIGRATION_LOCK_TIMEOUT", "soon")]
    [InlineData("MIGRATION_STATEMENT_LOCK_TIMEOUT", "0")]
    [InlineData("MIGRATION_STATEMENT_LOCK_TIMEOUT", "-5s")]
    [InlineData("MIGRATION_LOCK_TRIES", "0")]
    [InlineData("MIGRATION_LOCK_TRIES", "1001")]
    [InlineData("MIGRATION_LOCK_TRIES", "a dozen")]
    [InlineData("MIGRATION_LOCK_RETRY_WITHIN", "a while")]
    [InlineData("MIGRATION_STATEMENT_TIMEOUT", "0")]
    [InlineData("MIGRATION_NO_TRANSACTION_LOCK_TIMEOUT", "25d")]
    [InlineData("MIGRATION_NO_TRANSACTION_LOCK_TRIES", "1.5")]
    [InlineData("MIGRATION_NO_TRANSACTION_LOCK_RETRY_WITHIN", "0s")]
    [InlineData("MIGRATION_NO_TRANSACTION_STATEMENT_TIMEOUT", "1 hour")]
    [InlineData("MIGRATION_SHOW_BLOCKING_QUERIES", "yes")]
    public void refuses_a_value_that_is_none_without_repeating_it(string variable, string value)
    {
        var wrong = Assert.Throws<BatchFailureException>(() => ApplyConfiguration.Read(new Dictionary<string, string>(Complete) { [variable] = value }));

        var finding = Assert.Single(wrong.Findings);
        Assert.Equal($"{variable} is malformed.", finding.What);
        Assert.True(value.Length < 3 || !wrong.Message.Contains(value, StringComparison.Ordinal), wrong.Message);
    }

    [Theory]
    [InlineData("DB_HOST", "10.0.0.7")]
    [InlineData("DB_HOST", "::1")]
    [InlineData("DB_HOST", "db.cluster-abc123.eu-west-1.rds.amazonaws.com")]
    [InlineData("DB_NAME", "with space \"and\" quotes")]
    [InlineData("DB_ADMIN_CREDENTIAL_ID", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds!db-1234-AbCdEf")]
    [InlineData("MIGRATION_BASE_VERSION", "20260114093000")]
    [InlineData("MIGRATION_BASE_VERSION", "")]
    [InlineData("MIGRATION_ENGINE", "builtin")]
    [InlineData("MIGRATION_TX_MODE", "all")]
    [InlineData("MIGRATION_STATEMENT_RAN", "20260114093000:3")]
    public void takes_what_is_lawful(string variable, string value) =>
        ApplyConfiguration.Read(new Dictionary<string, string>(Complete) { [variable] = value });

    [Fact]
    public void has_the_documented_budgets_unless_told_otherwise()
    {
        var locks = ApplyConfiguration.Read(Complete).Locks;

        Assert.Equal(new LockBudgets(), locks);
        Assert.Equal((5, 10, 5, null), (locks.InTransaction.LockTimeout.TotalSeconds, locks.InTransaction.Tries, locks.InTransaction.RetryWithin.TotalMinutes, locks.InTransaction.StatementTimeout));
        Assert.Equal((15, 1, 1), (locks.OutsideTransaction.LockTimeout.TotalMinutes, locks.OutsideTransaction.Tries, locks.OutsideTransaction.RetryWithin.TotalHours));
    }

    [Fact]
    public void reads_both_budgets()
    {
        var locks = ApplyConfiguration.Read(new Dictionary<string, string>(Complete)
        {
            ["MIGRATION_STATEMENT_LOCK_TIMEOUT"] = "2s", ["MIGRATION_LOCK_TRIES"] = "3",
            ["MIGRATION_LOCK_RETRY_WITHIN"] = "4min", ["MIGRATION_STATEMENT_TIMEOUT"] = "5min",
            ["MIGRATION_NO_TRANSACTION_LOCK_TIMEOUT"] = "6min", ["MIGRATION_NO_TRANSACTION_LOCK_TRIES"] = "7",
            ["MIGRATION_NO_TRANSACTION_LOCK_RETRY_WITHIN"] = "8h", ["MIGRATION_NO_TRANSACTION_STATEMENT_TIMEOUT"] = "9h",
            ["MIGRATION_SHOW_BLOCKING_QUERIES"] = "true",
        }).Locks;

        Assert.Equal(
            new LockBudgets
            {
                InTransaction = new LockBudget { LockTimeout = TimeSpan.FromSeconds(2), Tries = 3, RetryWithin = TimeSpan.FromMinutes(4), StatementTimeout = TimeSpan.FromMinutes(5) },
                OutsideTransaction = new LockBudget { LockTimeout = TimeSpan.FromMinutes(6), Tries = 7, RetryWithin = TimeSpan.FromHours(8), StatementTimeout = TimeSpan.FromHours(9) },
                ShowBlockingQueries = true,
            },
            locks);
    }

    [Fact]
    public void refuses_a_statement_timeout_that_no_wait_for_a_lock_could_outlive()
    {
        var wrong = Assert.Throws<BatchFailureException>(() => ApplyConfiguration.Read(new Dictionary<string, string>(Complete) { ["MIGRATION_STATEMENT_TIMEOUT"] = "5s" }));

        Assert.Equal("MIGRATION_STATEMENT_TIMEOUT contradicts MIGRATION_STATEMENT_LOCK_TIMEOUT.", Assert.Single(wrong.Findings).What);
    }

    [Fact]
    public void reads_the_root_certificates_of_a_bundle()
    {
        using var folder = new TemporaryDirectory();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=Test", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
        var path = folder.Write("bundle.pem", $"# two of them\n{certificate.ExportCertificatePem()}\n{certificate.ExportCertificatePem()}\n");

        var configuration = ApplyConfiguration.Read(new Dictionary<string, string>(Complete) { ["DB_SSL_ROOT_CERT"] = path });

        Assert.Equal(2, configuration.Target.Tls.Roots?.Certificates.Count);
    }
}
