using OpsBuild.Ecs.TerraformStates;
using OpsBuild.Testing;

namespace OpsBuild.Ecs.Tests.TerraformStates;

public sealed class Loading_a_state
{
    private static readonly TerraformStateOptions Options = new() { Variables = new Dictionary<string, string>() };

    private static Task<TerraformState> LoadAsync(string location, TerraformStateOptions? options = null) =>
        TerraformStateFile.LoadAsync(location, options ?? Options, TestContext.Current.CancellationToken);

    private static Task<TerraformStateException> FailureAsync(string location, TerraformStateOptions? options = null) =>
        Assert.ThrowsAsync<TerraformStateException>(() => LoadAsync(location, options));

    private static string Foo(TerraformState state) => Assert.IsType<StateLookup.Found>(state.Lookup("output.foo")).Text;

    [Fact]
    public async Task from_a_path_or_a_file_address()
    {
        Assert.Equal("FOO", Foo(await LoadAsync(SampleState.FilePath())));
        Assert.Equal("FOO", Foo(await LoadAsync(new Uri(SampleState.FilePath()).AbsoluteUri)));
        Assert.Equal("FOO", Foo(await LoadAsync(Path.GetRelativePath(Environment.CurrentDirectory, SampleState.FilePath()))));
    }

    [Fact]
    public async Task from_the_web()
    {
        await using var server = new LoopbackServer(_ => new LoopbackServer.Answer(200, SampleState.Bytes));

        var state = await LoadAsync($"{server.Url.Replace("//", "//me:s%2Fcret@", StringComparison.Ordinal)}/state?version=1");

        Assert.Equal("FOO", Foo(state));
        var request = Assert.Single(server.Requests);
        Assert.StartsWith("GET /state?version=1 ", request, StringComparison.Ordinal);
        Assert.Contains("Authorization: Basic bWU6cy9jcmV0", request, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, "was answered with 404 Told", "There is no state at that address.")]
    [InlineData(403, "was answered with 403 Told", "The server wants credentials, or other ones.")]
    [InlineData(500, "was answered with 500 Told", "Only 200 OK brings a state.")]
    [InlineData(204, "was answered with 204 Told", "Only 200 OK brings a state.")]
    public async Task from_the_web_heeds_the_status(int status, string what, string why)
    {
        await using var server = new LoopbackServer(_ => new LoopbackServer.Answer(status, status == 204 ? [] : "<html>"u8.ToArray()));

        var failure = await FailureAsync($"{server.Url}/state?X-Amz-Signature=0123456789abcdef");

        Assert.Equal($"{server.Url}/state {what}.", failure.What);
        Assert.Equal(why, failure.Why);
        Assert.DoesNotContain("0123456789abcdef", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task has_a_time_limit()
    {
        await using var server = new LoopbackServer(_ => null);

        var failure = await FailureAsync($"{server.Url}/state", Options with { Timeout = TimeSpan.FromMilliseconds(200) });

        Assert.Equal($"{server.Url}/state was not fetched within 0.2 s.", failure.What);
    }

    [Fact]
    public async Task ends_with_the_callers_own_cancellation()
    {
        using var stop = new CancellationTokenSource();
        await using var server = new LoopbackServer(_ =>
        {
            stop.Cancel();
            return null;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TerraformStateFile.LoadAsync($"{server.Url}/state", Options, stop.Token));
    }

    [Fact]
    public async Task has_a_size_limit()
    {
        await using var server = new LoopbackServer(_ => new LoopbackServer.Answer(200, SampleState.Bytes));

        Assert.Contains("more than 100 bytes", (await FailureAsync($"{server.Url}/state", Options with { MaximumBytes = 100 })).What, StringComparison.Ordinal);
        Assert.Contains("more than 100 bytes", (await FailureAsync(SampleState.FilePath(), Options with { MaximumBytes = 100 })).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"version":3,"outputs":{}}""", "of version 3")]
    [InlineData("""{"version":4.5}""", "of version 4.5")]
    [InlineData("""{"outputs":{}}""", "no Terraform state")]
    [InlineData("[]", "no Terraform state")]
    [InlineData("<html>not found</html>", "is no JSON")]
    [InlineData("""{"version":4,"outputs":{"password":hunter2""", "is no JSON")]
    [InlineData("", "is no JSON")]
    public async Task takes_states_of_version_4_only(string text, string what)
    {
        using var folder = new TemporaryDirectory();

        var failure = await FailureAsync(folder.Write("terraform.tfstate", text));

        Assert.Contains(what, failure.What, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gs://bucket/state", "of the kind gs://")]
    [InlineData("azurerm://a/b/c/d", "of the kind azurerm://")]
    [InlineData("remote://app.terraform.io/org/workspace", "of the kind remote://")]
    [InlineData("ftp://host/state", "of the unknown kind ftp://")]
    [InlineData("s3://bucket", "from s3://bucket.")]
    [InlineData("s3:///key", "from s3:///key.")]
    [InlineData("s3://bucket/a?b", "from s3://bucket/a?b.")]
    [InlineData("file://host/state", "from file://host/state.")]
    [InlineData("file://relative", "from file://relative.")]
    [InlineData("http://", "an http location")]
    [InlineData("", "an empty location")]
    public async Task refuses_other_places_by_name(string location, string what) =>
        Assert.Contains(what, (await FailureAsync(location)).What, StringComparison.Ordinal);

    [Fact]
    public async Task says_where_it_looked_for_a_file()
    {
        var failure = await FailureAsync("no/such/terraform.tfstate");

        Assert.Equal("There is no Terraform state no/such/terraform.tfstate.", failure.What);
        Assert.Contains(Environment.CurrentDirectory, failure.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_that_nobody_listens()
    {
        string url;
        await using (var gone = new LoopbackServer(_ => null))
            url = gone.Url;

        Assert.Equal($"{url}/state cannot be fetched.", (await FailureAsync($"{url}/state")).What);
    }
}
