using Npgsql;
using OpsBuild.Local.Databases;
using OpsBuild.Testing;

namespace OpsBuild.Local.Tests.Databases;

public sealed class The_rows_of_a_query(PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("select 1 as a, null as b, '' as c, 'x,y' as d, 'say \"hi\"' as e, E'two\\nlines' as f, ' g ' as g", "a,b,c,d,e,f,g\n1,,\"\",\"x,y\",\"say \"\"hi\"\"\",\"two\nlines\", g \n")]
    [InlineData("select true as a, 1.50 as b, '{1,2}'::int[] as c, '{\"k\": 1}'::jsonb as d, '\\xdead'::bytea as e, int4range(1, 3) as f", "a,b,c,d,e,f\nt,1.50,\"{1,2}\",\"{\"\"k\"\": 1}\",\\xdead,\"[1,3)\"\n")]
    [InlineData("select 1 as \"a,b\", 2 as \"é\" where false", "\"a,b\",é\n")]
    [InlineData("create temporary table nothing ()", "")]
    [InlineData("set search_path = public; select 1 as a", "a\n1\n")]
    [InlineData("select 1 as a; create temporary table t (); select 2 as b, 3 as c", "a\n1\n\nb,c\n2,3\n")]
    public async Task are_written_as_csv_each_statements_of_several(string sql, string expected)
    {
        await using var database = await TemporaryDatabase.CreateAsync(postgres, Cancellation);
        using var output = new StringWriter();

        await QueryRows.WriteCsvAsync(database.DataSource, sql, output, Cancellation);

        Assert.Equal(expected, output.ToString());
    }

    [Fact]
    public async Task are_not_all_there_when_a_later_statement_fails_and_that_is_said()
    {
        await using var database = await TemporaryDatabase.CreateAsync(postgres, Cancellation);

        var failure = await Assert.ThrowsAsync<PostgresException>(
            () => QueryRows.WriteCsvAsync(database.DataSource, "select 1 as a; select 1 / 0", TextWriter.Null, Cancellation));

        Assert.Equal(PostgresErrorCodes.DivisionByZero, failure.SqlState);
    }
}
