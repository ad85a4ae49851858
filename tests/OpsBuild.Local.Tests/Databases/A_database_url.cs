using OpsBuild.Local.Databases;

namespace OpsBuild.Local.Tests.Databases;

public sealed class A_database_url
{
    [Fact]
    public void names_user_host_port_database_and_tls()
    {
        Assert.True(DatabaseUrl.TryParse("postgres://app%40admin@db.example.org:5433/my%20shop?sslmode=verify-ca&sslrootcert=/etc/ca.pem", out var url, out _));

        Assert.Equal(("app@admin", "db.example.org", 5433, "my shop"), (url.User, url.Host, url.Port, url.Database));
        Assert.Equal(("verify-ca", "/etc/ca.pem"), (url.SslMode, url.SslRootCert));
        Assert.False(url.IsLoopback);
    }

    [Fact]
    public void names_a_user_and_a_database_with_any_characters_once_they_are_escaped()
    {
        Assert.True(DatabaseUrl.TryParse("postgres://%3A%40%2F%25%C3%A9@host/a%2Fb%23%3F%25%20%C3%A9", out var url, out _));

        Assert.Equal((":@/%é", "a/b#?% é"), (url.User, url.Database));
    }

    [Theory]
    [InlineData("postgresql://me@localhost/db", "localhost")]
    [InlineData("postgres://me@127.0.0.1/db", "127.0.0.1")]
    [InlineData("postgres://me@[::1]/db", "::1")]
    public void has_port_5432_unless_it_says_otherwise_and_knows_this_machine(string text, string host)
    {
        Assert.True(DatabaseUrl.TryParse(text, out var url, out _));

        Assert.Equal((host, 5432, true), (url.Host, url.Port, url.IsLoopback));
    }

    [Theory]
    [InlineData("")]
    [InlineData("db.example.org")]
    [InlineData("mysql://me@host/db")]
    [InlineData("postgres://host/db")]
    [InlineData("postgres://me@host")]
    [InlineData("postgres://me@host/")]
    [InlineData("postgres://me@host/a/b")]
    [InlineData("postgres:///db")]
    [InlineData("postgres://me@host/db?sslmode=sometimes")]
    [InlineData("postgres://me@host/db?options=-c%20x")]
    [InlineData("postgres://me@host/shop#2")]
    public void that_lacks_something_is_refused_saying_what(string text)
    {
        Assert.False(DatabaseUrl.TryParse(text, out _, out var error));

        Assert.NotEmpty(error);
    }

    [Theory]
    [InlineData("postgres://me:S3cr3t-marker@host/db")]
    [InlineData("postgres://me:S3cr3t-marker@host/db?sslmode=nonsense")]
    [InlineData("postgres://me@host/db?password=S3cr3t-marker")]
    [InlineData("postgres://me:a@S3cr3t-marker@host/db")]
    [InlineData("postgres://me:a/S3cr3t-marker@host/db")]
    [InlineData("postgres://me:1/S3cr3t-marker@host/db")]
    [InlineData("postgres://me:a#S3cr3t-marker@host/db")]
    [InlineData("host=host user=me password=S3cr3t-marker dbname=db")]
    public void with_a_password_is_refused_without_repeating_it(string text)
    {
        Assert.False(DatabaseUrl.TryParse(text, out _, out var error));

        Assert.Contains("PGPASSWORD", error, StringComparison.Ordinal);
        Assert.DoesNotContain("S3cr3t-marker", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres://me@127.0.0.1/db", null, "prefer")]
    [InlineData("postgres://me@db.example.org/db", null, "verify-full")]
    [InlineData("postgres://me@db.example.org/db", "require", "require")]
    [InlineData("postgres://me@db.example.org/db?sslmode=verify-ca", "require", "verify-ca")]
    public void is_trusted_only_as_far_as_it_or_the_environment_says(string text, string? variable, string expected)
    {
        Assert.True(DatabaseUrl.TryParse(text, out var url, out _));
        var environment = new Dictionary<string, string> { ["PGPASSWORD"] = "x" };
        if (variable is not null)
            environment["PGSSLMODE"] = variable;

        Assert.Equal(expected, DatabaseAccess.Read(url, environment).SslMode);
    }
}
