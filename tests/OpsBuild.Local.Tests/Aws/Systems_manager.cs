using System.Text.Json.Nodes;

namespace OpsBuild.Local.Tests.Aws;

public sealed class Systems_manager
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task counts_the_versions_of_a_parameter_and_gives_each()
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);
        var first = await PutAsync(endpoint, "/shop/db/host", "one");
        var second = await PutAsync(endpoint, "/shop/db/host", "two", overwrites: true);

        var newest = await ParameterAsync(endpoint, "/shop/db/host");
        var older = await ParameterAsync(endpoint, "/shop/db/host:1");
        var byArn = await ParameterAsync(endpoint, "arn:aws:ssm:us-east-1:000000000000:parameter/shop/db/host");

        Assert.Equal((1, 2, "Standard"), ((int)first["Version"]!, (int)second["Version"]!, (string?)second["Tier"]));
        Assert.Equal(("two", 2, "String", "text", "arn:aws:ssm:us-east-1:000000000000:parameter/shop/db/host"), (
            (string?)newest["Value"], (int)newest["Version"]!, (string?)newest["Type"], (string?)newest["DataType"], (string?)newest["ARN"]));
        Assert.Equal(("one", ":1", "/shop/db/host"), ((string?)older["Value"], (string?)older["Selector"], (string?)older["Name"]));
        Assert.Null(newest["Selector"]);
        Assert.Equal("two", (string?)byArn["Value"]);
    }

    [Fact]
    public async Task shows_an_encrypted_value_only_to_those_who_ask_for_it_decrypted()
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);
        await PutAsync(endpoint, "api-key", "a-value-to-look-for", "SecureString");

        var closed = await CallAsync(endpoint, "GetParameter", """{"Name":"api-key"}""");
        var open = await CallAsync(endpoint, "GetParameter", """{"Name":"api-key","WithDecryption":true}""");
        var described = await CallAsync(endpoint, "DescribeParameters", "{}");

        Assert.Equal("a-value-to-look-for", (string?)open["Parameter"]!["Value"]);
        Assert.DoesNotContain("a-value-to-look-for", closed.ToJsonString() + described.ToJsonString() + endpoint.RequestLog, StringComparison.Ordinal);
        Assert.Equal(("SecureString", "alias/aws/ssm"), (
            (string?)described["Parameters"]![0]!["Type"], (string?)described["Parameters"]![0]!["KeyId"]));
    }

    [Fact]
    public async Task names_the_parameters_that_are_not_there()
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);
        await PutAsync(endpoint, "a", "1");

        var read = await CallAsync(endpoint, "GetParameters", """{"Names":["a","b","a:9"]}""");
        var deleted = await CallAsync(endpoint, "DeleteParameters", """{"Names":["a","b"]}""");
        var after = await CallAsync(endpoint, "GetParameters", """{"Names":["a"]}""");

        Assert.Equal(["a"], read["Parameters"]!.AsArray().Select(each => (string?)each!["Name"]));
        Assert.Equal("""["b","a:9"]""", read["InvalidParameters"]!.ToJsonString());
        Assert.Equal(("""["a"]""", """["b"]"""), (deleted["DeletedParameters"]!.ToJsonString(), deleted["InvalidParameters"]!.ToJsonString()));
        Assert.Empty(after["Parameters"]!.AsArray());
    }

    [Theory]
    [InlineData("""{"Path":"/shop"}""", "/shop/a")]
    [InlineData("""{"Path":"/shop/"}""", "/shop/a")]
    [InlineData("""{"Path":"/shop","Recursive":true}""", "/shop/a /shop/db/host /shop/db/list")]
    [InlineData("""{"Path":"/shop/db","ParameterFilters":[{"Key":"Type","Values":["StringList"]}]}""", "/shop/db/list")]
    [InlineData("""{"Path":"/sho","Recursive":true}""", "")]
    public async Task finds_parameters_below_a_path(string input, string expected)
    {
        await using var endpoint = await TreeAsync();

        var found = await CallAsync(endpoint, "GetParametersByPath", input);

        Assert.Equal(expected, Names(found));
    }

    [Theory]
    [InlineData("""{}""", "/shop/a /shop/db/host /shop/db/list top")]
    [InlineData("""{"ParameterFilters":[{"Key":"Name","Option":"Contains","Values":["db"]}]}""", "/shop/db/host /shop/db/list")]
    [InlineData("""{"ParameterFilters":[{"Key":"Name","Values":["top"]}]}""", "top")]
    [InlineData("""{"ParameterFilters":[{"Key":"Path","Option":"Recursive","Values":["/shop"]},{"Key":"Type","Values":["String"]}]}""", "/shop/a /shop/db/host")]
    public async Task describes_parameters_by_filters(string input, string expected)
    {
        await using var endpoint = await TreeAsync();

        Assert.Equal(expected, Names(await CallAsync(endpoint, "DescribeParameters", input)));
    }

    [Fact]
    public async Task gives_page_after_page()
    {
        await using var endpoint = await TreeAsync();

        var seen = new List<string>();
        var input = new JsonObject { ["MaxResults"] = 3 };
        do
        {
            var page = await CallAsync(endpoint, "DescribeParameters", input.ToJsonString());
            seen.Add(Names(page));
            input["NextToken"] = page["NextToken"]?.DeepClone();
        }
        while (input["NextToken"] is not null);

        Assert.Equal(["/shop/a /shop/db/host /shop/db/list", "top"], seen);
    }

    [Theory]
    [InlineData("GetParameter", """{"Name":"nobody"}""", "ParameterNotFound")]
    [InlineData("GetParameter", """{"Name":"top:9"}""", "ParameterVersionNotFound")]
    [InlineData("DeleteParameter", """{"Name":"nobody"}""", "ParameterNotFound")]
    [InlineData("GetParameters", """{"Names":[]}""", "ValidationException")]
    [InlineData("GetParametersByPath", """{"Path":"shop"}""", "ValidationException")]
    [InlineData("GetParametersByPath", """{"Path":"/shop","ParameterFilters":[{"Key":"Color","Values":["red"]}]}""", "InvalidFilterKey")]
    [InlineData("DescribeParameters", """{"ParameterFilters":[{"Key":"Name","Option":"Sounds","Values":["a"]}]}""", "InvalidFilterOption")]
    [InlineData("DescribeParameters", """{"NextToken":"what"}""", "InvalidNextToken")]
    [InlineData("PutParameter", """{"Name":"top","Value":"2","Type":"String"}""", "ParameterAlreadyExists")]
    [InlineData("PutParameter", """{"Name":"top","Value":"2","Type":"SecureString","Overwrite":true}""", "HierarchyTypeMismatchException")]
    [InlineData("PutParameter", """{"Name":"new","Value":"2"}""", "ValidationException")]
    [InlineData("PutParameter", """{"Name":"new","Value":"2","Type":"Number"}""", "UnsupportedParameterType")]
    [InlineData("PutParameter", """{"Name":"new","Value":"x","Type":"String","AllowedPattern":"^[0-9]+$"}""", "ParameterPatternMismatchException")]
    [InlineData("PutParameter", """{"Name":"new","Value":"x","Type":"String","AllowedPattern":"("}""", "InvalidAllowedPatternException")]
    [InlineData("PutParameter", """{"Name":"a b","Value":"2","Type":"String"}""", "ValidationException")]
    [InlineData("PutParameter", """{"Name":"shop/a","Value":"2","Type":"String"}""", "ValidationException")]
    [InlineData("PutParameter", """{"Name":"/aws/a","Value":"2","Type":"String"}""", "ValidationException")]
    [InlineData("PutParameter", """{"Name":"/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16","Value":"2","Type":"String"}""", "HierarchyLevelLimitExceededException")]
    public async Task refuses_by_the_names_that_aws_uses(string operation, string input, string code)
    {
        await using var endpoint = await TreeAsync();

        var (status, body) = await endpoint.CallAsync("ssm", $"AmazonSSM.{operation}", JsonNode.Parse(input)!.AsObject(), Cancellation);

        Assert.Equal((400, code), (status, (string?)body["__type"]));
    }

    [Fact]
    public async Task takes_longer_values_in_the_advanced_tier_only()
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);
        var input = new JsonObject { ["Name"] = "a", ["Value"] = new string('x', 4097), ["Type"] = "String" };

        var standard = await endpoint.CallAsync("ssm", "AmazonSSM.PutParameter", input.DeepClone().AsObject(), Cancellation);
        input["Tier"] = "Intelligent-Tiering";
        var chosen = await endpoint.CallAsync("ssm", "AmazonSSM.PutParameter", input, Cancellation);

        Assert.Equal(("ValidationException", "Advanced"), ((string?)standard.Body["__type"], (string?)chosen.Body["Tier"]));
    }

    private static async Task<RunningEndpoint> TreeAsync()
    {
        var endpoint = await RunningEndpoint.StartAsync(Cancellation);
        await PutAsync(endpoint, "/shop/a", "1");
        await PutAsync(endpoint, "/shop/db/host", "h");
        await PutAsync(endpoint, "/shop/db/list", "a,b", "StringList");
        await PutAsync(endpoint, "top", "1");
        return endpoint;
    }

    private static Task<JsonObject> PutAsync(RunningEndpoint endpoint, string name, string value, string type = "String", bool overwrites = false) =>
        CallAsync(endpoint, "PutParameter", new JsonObject { ["Name"] = name, ["Value"] = value, ["Type"] = type, ["Overwrite"] = overwrites }.ToJsonString());

    private static async Task<JsonNode> ParameterAsync(RunningEndpoint endpoint, string name) =>
        (await CallAsync(endpoint, "GetParameter", new JsonObject { ["Name"] = name }.ToJsonString()))["Parameter"]!;

    private static async Task<JsonObject> CallAsync(RunningEndpoint endpoint, string operation, string input)
    {
        var (status, body) = await endpoint.CallAsync("ssm", $"AmazonSSM.{operation}", JsonNode.Parse(input)!.AsObject(), Cancellation);
        Assert.True(status == 200, body.ToJsonString());
        return body;
    }

    private static string Names(JsonObject page) => string.Join(' ', page["Parameters"]!.AsArray().Select(each => (string?)each!["Name"]));
}
