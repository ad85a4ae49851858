using System.Xml.Linq;

namespace OpsBuild.Local.Tests.Aws;

public sealed class A_role
{
    private static readonly XNamespace Iam = "https://iam.amazonaws.com/doc/2010-05-08/";

    [Fact]
    public async Task of_any_name_is_one_that_ecs_tasks_may_take_on()
    {
        var (status, answer) = await GetAsync("execution");

        var role = answer.Descendants(Iam + "Role").Single();
        Assert.Equal((200, "execution", "arn:aws:iam::000000000000:role/execution"), (status, (string?)role.Element(Iam + "RoleName"), (string?)role.Element(Iam + "Arn")));
        var trust = Uri.UnescapeDataString((string)role.Element(Iam + "AssumeRolePolicyDocument")!);
        Assert.Contains("ecs-tasks.amazonaws.com", trust, StringComparison.Ordinal);
        Assert.Contains("sts:AssumeRole", trust, StringComparison.Ordinal);
    }

    [Fact]
    public async Task of_an_impossible_name_is_refused()
    {
        var (status, answer) = await GetAsync("no name");

        Assert.Equal((400, "ValidationError"), (status, (string?)answer.Descendants(Iam + "Code").Single()));
    }

    private static async Task<(int Status, XDocument Answer)> GetAsync(string name)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var endpoint = await RunningEndpoint.StartAsync(cancellation);
        using var request = (endpoint.Signer with { Service = "iam" }).Sign(
            endpoint.Address, $"Action=GetRole&Version=2010-05-08&RoleName={Uri.EscapeDataString(name)}", target: null);
        var (status, text, _) = await endpoint.SendForTextAsync(request, cancellation);
        return (status, XDocument.Parse(text));
    }
}
