using OpsBuild.Drift.Shadow;

namespace OpsBuild.Drift.Tests.Shadow;

public sealed class A_shadows_url
{
    [Theory]
    [InlineData("postgres://postgres@localhost/postgres", "localhost:5432 postgres  postgres Disable")]
    [InlineData("postgresql://postgres@localhost:5433/postgres", "localhost:5433 postgres  postgres Disable")]
    [InlineData("postgres://me:se%3Acret%40x@10.0.0.1:5433/my%20db?sslmode=verify-full", "10.0.0.1:5433 me se:cret@x my db VerifyFull")]
    [InlineData("postgres://me:a:b@[::1]:5433/db?sslmode=require", "::1:5433 me a:b db Require")]
    [InlineData("postgres://me@h/db?sslmode=disable", "h:5432 me  db Disable")]
    [InlineData("postgres://me@h/db?sslmode=prefer", "h:5432 me  db Prefer")]
    [InlineData("postgres://me@h/db?sslmode=verify-ca", "h:5432 me  db VerifyCA")]
    public void names_server_role_and_database(string text, string expected)
    {
        Assert.True(ShadowUrl.TryParse(text, out var url));

        var settings = url.Connection();
        Assert.Equal(expected, $"{settings.Host}:{settings.Port} {url.User} {url.Password} {settings.Database} {settings.SslMode}");
        Assert.False(settings.Pooling);
    }

    [Theory]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData("/postgres")]
    [InlineData("http://postgres@localhost/postgres")]
    [InlineData("postgres://localhost/postgres")]
    [InlineData("postgres://:secret@localhost/postgres")]
    [InlineData("postgres://postgres@localhost")]
    [InlineData("postgres://postgres@localhost/")]
    [InlineData("postgres:///postgres")]
    [InlineData("postgres://postgres@localhost:port/postgres")]
    [InlineData("postgres://postgres@localhost/postgres?sslmode")]
    [InlineData("postgres://postgres@localhost/postgres?sslmode=allow")]
    [InlineData("postgres://postgres@localhost/postgres?sslmode=REQUIRE")]
    [InlineData("postgres://postgres@localhost/postgres?application_name=x")]
    public void is_not_what_is_malformed(string text) => Assert.False(ShadowUrl.TryParse(text, out _));

    [Fact]
    public void is_written_without_its_password()
    {
        Assert.True(ShadowUrl.TryParse("postgres://me:secret@localhost:5433/db", out var url));

        Assert.Equal("localhost:5433", url.ToString());
    }
}
