using System.Text;

namespace OpsBuild.Local.Tests.ServiceModels;

/// <summary>Every answer here is made up, and all but the first of each kind are wrong: the check must say where and why.</summary>
public sealed class The_service_model_check
{
    public The_service_model_check() => InstalledModels.Need();

    [Theory]
    [InlineData("""{"tasks":[{"taskArn":"a","lastStatus":"RUNNING","createdAt":1.5,"containers":[{"cpu":"0","exitCode":0}]}],"failures":[]}""", null)]
    [InlineData("""{"tasks":[{"containers":[{"name":"x","cpu":0}]}]}""", "tasks[0].containers[0].cpu: a text is expected, not number 0")]
    [InlineData("""{"tasks":[{"containers":[{"exitCode":"0"}]}]}""", "tasks[0].containers[0].exitCode: a number (integer) is expected, not string")]
    [InlineData("""{"tasks":[{"containers":[{"exitCode":0.5}]}]}""", "tasks[0].containers[0].exitCode: 0.5 is no integer")]
    [InlineData("""{"tasks":[{"version":99999999999,"containers":[{"exitCode":99999999999}]}]}""", "exitCode: 99999999999 is no integer")]
    [InlineData("""{"tasks":[{"taskArm":"a"}]}""", "tasks[0].taskArm: Task has no such member")]
    [InlineData("""{"tasks":[{"launchType":"MOON"}]}""", "tasks[0].launchType: 'MOON' is none of EC2, FARGATE, EXTERNAL")]
    [InlineData("""{"tasks":[{"createdAt":"2026-01-14T09:30:00Z"}]}""", "tasks[0].createdAt: seconds since 1970 is expected, not string")]
    [InlineData("""{"tasks":[{"stopCode":null}]}""", "tasks[0].stopCode: a text is expected, not null")]
    [InlineData("""{"tasks":[{"enableExecuteCommand":"true"}]}""", "tasks[0].enableExecuteCommand: true or false is expected")]
    [InlineData("""{"tasks":{}}""", "tasks: a list is expected, not object")]
    [InlineData("""{"tasks":[{"attachments":[{"details":[{"name":1}]}]}]}""", "tasks[0].attachments[0].details[0].name: a text is expected")]
    [InlineData("""{"tasks":[{"tags":[{"key":"what?","value":""}]}]}""", "tasks[0].tags[0].key: 'what?' does not match")]
    public void knows_the_types_members_values_and_patterns_of_ecs(string body, string? expected) =>
        Expect(expected, Json("ecs", "AmazonEC2ContainerServiceV20141113.DescribeTasks", 200, body));

    [Theory]
    [InlineData("""{"Parameters":[{"Name":"a","Type":"SecureString","Value":"v","Version":1}],"InvalidParameters":["b"]}""", null)]
    [InlineData("""{"Parameters":[{"Name":""}]}""", "Parameters[0].Name: a text of 0 characters, where 1 to 2048 are allowed")]
    [InlineData("""{"InvalidParameters":[]}""", "InvalidParameters: 0 entries, where 1 to 10 are allowed")]
    public void knows_lengths_and_counts(string body, string? expected) => Expect(expected, Json("ssm", "AmazonSSM.GetParameters", 200, body));

    [Theory]
    [InlineData("""{"ARN":"arn:aws:secretsmanager:eu-west-1:1:secret:a","Name":"a","SecretBinary":"AAA="}""", null)]
    [InlineData("""{"SecretBinary":"not base64"}""", "SecretBinary: is not Base64")]
    [InlineData("""{"ARN":"short"}""", "ARN: a text of 5 characters, where 20 to 2048 are allowed")]
    public void knows_bytes(string body, string? expected) => Expect(expected, Json("secretsmanager", "secretsmanager.GetSecretValue", 200, body));

    [Theory]
    [InlineData("""{"ScalableTargets":[{"ServiceNamespace":"ecs","ResourceId":"service/a/b","ScalableDimension":"ecs:service:DesiredCount","MinCapacity":1,"MaxCapacity":2,"RoleARN":"arn","CreationTime":1}]}""", null)]
    [InlineData("""{"ScalableTargets":[{"ServiceNamespace":"ecs","ResourceId":"service/a/b","ScalableDimension":"ecs:service:DesiredCount","MinCapacity":1,"MaxCapacity":2,"CreationTime":1}]}""", "ScalableTargets[0].RoleARN: is required, and missing")]
    public void knows_what_is_required(string body, string? expected) =>
        Expect(expected, Json("application-autoscaling", "AnyScaleFrontendService.DescribeScalableTargets", 200, body));

    [Theory]
    [InlineData(400, """{"__type":"ClusterNotFoundException","message":"no"}""", null)]
    [InlineData(400, """{"__type":"com.amazonaws.ecs#ClientException","message":"no"}""", null)]
    [InlineData(400, """{"__type":"ThrottlingException","message":"slow down"}""", null)]
    [InlineData(400, """{"__type":"ServiceNotFoundException","message":"no"}""", "ServiceNotFoundException is none of its errors: ")]
    [InlineData(400, """{"message":"no"}""", "__type: the error has no name")]
    [InlineData(400, """{"__type":"ClientException","message":"no","reason":"x"}""", "ClientException.reason: the error has no such member")]
    public void knows_which_errors_an_operation_has(int status, string body, string? expected) =>
        Expect(expected, Json("ecs", "AmazonEC2ContainerServiceV20141113.DescribeTasks", status, body));

    [Fact]
    public void knows_which_operations_a_service_has() =>
        Expect("ecs FlyToTheMoon: the model has no such operation", Json("ecs", "AmazonEC2ContainerServiceV20141113.FlyToTheMoon", 200, "{}"));

    [Fact]
    public void wants_the_protocols_content_type_and_a_request_id()
    {
        var answer = Json("ecs", "AmazonEC2ContainerServiceV20141113.ListTasks", 200, "{}") with
        {
            Headers = new Dictionary<string, string> { ["content-type"] = "application/json" },
        };

        var findings = AnswerCheck.Findings(answer);

        Assert.Equal(
            ["ecs ListTasks: Content-Type: application/x-amz-json-1.1 is expected, not application/json", "ecs ListTasks: x-amzn-RequestId: is missing"], findings);
    }

    [Theory]
    [InlineData("<Arn>arn:aws:iam::1:role/a</Arn><UserId>u</UserId><Account>1</Account>", null)]
    [InlineData("<Arn>short</Arn>", "Arn: a text of 5 characters, where 20 to 2048 are allowed")]
    [InlineData("<Name>me</Name>", "Name: GetCallerIdentityResponse has no such element")]
    [InlineData("<UserId>u</UserId><UserId>v</UserId>", "UserId: is there more than once")]
    public void knows_the_elements_of_sts(string result, string? expected) => Expect(expected, Query("sts", "GetCallerIdentity", 200,
        $"""
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>{result}</GetCallerIdentityResult>
        <ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></GetCallerIdentityResponse>
        """));

    [Theory]
    [InlineData("<CreateDate>2024-01-01T00:00:00Z</CreateDate><MaxSessionDuration>3600</MaxSessionDuration>", null)]
    [InlineData("<CreateDate>1 January 2024</CreateDate>", "Role.CreateDate: '1 January 2024' is no timestamp (iso8601)")]
    [InlineData("<CreateDate>2024-01-01T00:00:00Z</CreateDate><MaxSessionDuration>long</MaxSessionDuration>", "Role.MaxSessionDuration: 'long' is no integer")]
    [InlineData("<CreateDate>2024-01-01T00:00:00Z</CreateDate><MaxSessionDuration>1</MaxSessionDuration>", "Role.MaxSessionDuration: 1, where 3600 to 43200 is allowed")]
    [InlineData("", "Role.CreateDate: is required, and missing")]
    [InlineData("<CreateDate>2024-01-01T00:00:00Z</CreateDate><Tags><member><Key>a</Key><Value>b</Value></member></Tags>", null)]
    [InlineData("<CreateDate>2024-01-01T00:00:00Z</CreateDate><Tags><Tag><Key>a</Key><Value>b</Value></Tag></Tags>", "Role.Tags[0]: 'member' is expected, not 'Tag'")]
    public void knows_the_types_of_iam(string more, string? expected) => Expect(expected, Query("iam", "GetRole", 200,
        $"""
        <GetRoleResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetRoleResult><Role><Path>/</Path><RoleName>r</RoleName>
        <RoleId>AROAAAAAAAAAAAAAAAAA</RoleId><Arn>arn:aws:iam::000000000000:role/r</Arn>{more}</Role></GetRoleResult>
        <ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></GetRoleResponse>
        """));

    [Theory]
    [InlineData(404, "NoSuchEntity", null)]
    [InlineData(400, "NoSuchEntity", "NoSuchEntity comes with status 404, not 400")]
    [InlineData(404, "NoSuchRole", "NoSuchRole is none of its errors")]
    public void knows_the_errors_of_iam_by_their_names_on_the_wire(int status, string code, string? expected) => Expect(expected, Query("iam", "GetRole", status,
        $"""
        <ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>{code}</Code><Message>no</Message></Error>
        <RequestId>1</RequestId></ErrorResponse>
        """));

    [Theory]
    [InlineData("last-modified", "Wed, 14 Jan 2026 09:30:00 GMT", null)]
    [InlineData("last-modified", "2026-01-14T09:30:00Z", "last-modified: '2026-01-14T09:30:00Z' is no timestamp (rfc822)")]
    [InlineData("x-amz-parts", "3", "x-amz-parts: the model has no such header")]
    public void knows_the_headers_of_s3(string header, string value, string? expected) => Expect(
        expected,
        new Exchange("GET", "/bucket/a/key", Signed("s3"), [], 200, new Dictionary<string, string> { [header] = value }, "anything"u8.ToArray()));

    private static void Expect(string? expected, Exchange exchange)
    {
        var findings = AnswerCheck.Findings(exchange);

        if (expected is null)
            Assert.Empty(findings);
        else
            Assert.Contains(expected, Assert.Single(findings), StringComparison.Ordinal);
    }

    private static Exchange Json(string service, string target, int status, string body)
    {
        var headers = Signed(service);
        headers["x-amz-target"] = target;
        return new Exchange("POST", "/", headers, [], status,
            new Dictionary<string, string> { ["content-type"] = "application/x-amz-json-1.1", ["x-amzn-requestid"] = "1" }, Encoding.UTF8.GetBytes(body));
    }

    private static Exchange Query(string service, string action, int status, string body) => new(
        "POST", "/", Signed(service), Encoding.UTF8.GetBytes($"Action={action}&Version=2010-05-08"), status,
        new Dictionary<string, string> { ["content-type"] = "text/xml" }, Encoding.UTF8.GetBytes(body));

    private static Dictionary<string, string> Signed(string service) =>
        new() { ["authorization"] = $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260114/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=0" };
}
