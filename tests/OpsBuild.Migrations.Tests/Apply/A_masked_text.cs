using OpsBuild.Migrations.Apply;

namespace OpsBuild.Migrations.Tests.Apply;

public sealed class A_masked_text
{
    [Theory]
    [InlineData("CREATE ROLE a PASSWORD 'x''y' LOGIN")]
    [InlineData("create role a encrypted password\n E'x\\'y' login")]
    [InlineData("CREATE ROLE a PASSWORD $p$x'y$p$ LOGIN")]
    [InlineData("EXECUTE 'CREATE ROLE a PASSWORD ''x y'' LOGIN'")]
    [InlineData("CREATE USER MAPPING FOR a SERVER b OPTIONS (user 'a', password 'x y', c 'LOGIN')")]
    [InlineData("SELECT dblink_connect('host=a password=x,y user=LOGIN')")]
    public void holds_no_password_and_the_rest(string text)
    {
        var masked = SecretMask.Apply(text);

        Assert.DoesNotContain("x", masked.Replace("EXECUTE", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("y", masked.Replace("ENCRYPTED", "", StringComparison.OrdinalIgnoreCase), StringComparison.Ordinal);
        Assert.Contains("LOGIN", masked, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("***", masked, StringComparison.Ordinal);
    }

    [Fact]
    public void of_a_long_statement_is_one_short_line()
    {
        var excerpt = SecretMask.Excerpt("SELECT\n  1,\n" + new string('x', 500));

        Assert.StartsWith("SELECT 1, xxx", excerpt, StringComparison.Ordinal);
        Assert.Equal(201, excerpt.Length);
    }
}
