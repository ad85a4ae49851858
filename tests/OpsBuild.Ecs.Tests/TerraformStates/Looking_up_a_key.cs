using OpsBuild.Ecs.TerraformStates;

namespace OpsBuild.Ecs.Tests.TerraformStates;

public sealed class Looking_up_a_key
{
    private static readonly TerraformState State = SampleState.Read();

    private static string? Text(string key) => State.Lookup(key) is StateLookup.Found found ? found.Text : null;

    private static StateLookup.NotFound Missing(string key) => Assert.IsType<StateLookup.NotFound>(State.Lookup(key));

    // The keys and answers of tfstate-lookup's own table, over a state of our own.
    [Theory]
    [InlineData("data.aws_caller_identity.current.account_id", "123456789012")]
    [InlineData("aws_acm_certificate.main.validation_method", "DNS")]
    [InlineData("aws_acm_certificate.main.subject_alternative_names", """["*.example.com"]""")]
    [InlineData("aws_acm_certificate.main.subject_alternative_names[0]", "*.example.com")]
    [InlineData("""module.logs.aws_cloudwatch_log_group.main["app"].id""", "/main/app")]
    [InlineData("""module.logs.aws_cloudwatch_log_group.main["app"].retention_in_days""", "30")]
    [InlineData("aws_iam_role_policy_attachment.ec2[1].id", "ec2-20190801065413531100000001")]
    [InlineData("output.foo", "FOO")]
    [InlineData("output.bar[1]", "B")]
    [InlineData("output.dash-tuple[1]", "2")]
    [InlineData("output.dash-tuple[-1]", "1")]
    [InlineData("module.webapp.module.ecs_task_roles.aws_iam_role.task_execution_role.name", "task-execution-role")]
    [InlineData("module.subnets.aws_subnet.main[0].cidr_block", "10.11.12.0/22")]
    [InlineData("""aws_iam_user.users["foo.bar"].name""", "foo.bar")]
    [InlineData("""aws_iam_user.user["me"].arn""", "arn:aws:iam::xxxxxxxxxxxx:user/me")]
    [InlineData("""data.aws_lb_target_group.app["dev1"].name""", "dev-dev1-app")]
    [InlineData("data.terraform_remote_state.remote.outputs.kms_key.arn", "arn:aws:kms:ap-northeast-1:123456789012:key/500193e3-0000")]
    [InlineData("data.terraform_remote_state.remote.outputs.mylist[1]", "2")]
    [InlineData("data.terraform_remote_state.hyphenated-id.outputs.repository-uri", "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/app")]
    public void finds_what_tfstate_lookup_finds(string key, string expected) => Assert.Equal(expected, Text(key));

    [Theory]
    [InlineData("data.aws_caller_identity.xxxx.account_id")]
    [InlineData("aws_acm_certificate.main2")]
    [InlineData("aws_acm_certificate.main.validation_method_xxx")]
    [InlineData("aws_acm_certificate.main.subject_alternative_names[2]")]
    [InlineData("""module.logs.aws_cloudwatch_log_group.main["vanish"]""")]
    [InlineData("module.logs.aws_cloudwatch_log_group.ma")]
    [InlineData("""module.xxx.aws_cloudwatch_log_group.main["app"].id""")]
    [InlineData("aws_iam_role_policy_attachment.ec2[2].id")]
    [InlineData("output.baz")]
    [InlineData("module.example.aws_vpc.example")]
    public void finds_nothing_where_tfstate_lookup_finds_nothing(string key) => Missing(key);

    [Theory]
    [InlineData("output.db_port", "5432")]
    [InlineData("output.huge", "9007199254740992")]
    [InlineData("output.vast", "1e+21")]
    [InlineData("output.tiny", "1.2e-7")]
    [InlineData("output.bar", """["A","B","C"]""")]
    [InlineData("output.tags", """{"Name":"web \"1\"","count":1.5,"off":null,"on":true,"parts":[],"zone":"a\u003cb\u003e\u0026c"}""")]
    [InlineData("output.tags.zone", "a<b>&c")]
    [InlineData("output.tags.count", "1.5")]
    [InlineData("output.tags.on", "true")]
    public void prints_strings_as_they_are_and_the_rest_as_Go_writes_JSON(string key, string expected) => Assert.Equal(expected, Text(key));

    [Theory]
    [InlineData("output.bar[-3]", "A")]
    [InlineData("output.bar.[0]", "A")]
    [InlineData("""output.tags["zone"]""", "a<b>&c")]
    [InlineData("""output.tags.["zone"]""", "a<b>&c")]
    [InlineData("output.tags.\"zone\"", "a<b>&c")]
    [InlineData("output.foo.", "FOO")]
    [InlineData("output.word[1]", "é")]
    [InlineData("output.word[-1]", "😀")]
    public void follows_a_path_as_jq_does(string key, string expected) => Assert.Equal(expected, Text(key));

    [Fact]
    public void quotes_the_parts_of_a_path_with_a_hyphen_and_so_tears_a_key_that_has_a_dot_as_well()
    {
        Assert.Equal("quoted", Text("output.dotted.a-b"));
        Assert.Equal("quoted", Text("""output.dotted["a-b"]"""));
        Assert.Equal("whole", Text("""output.dotted["a.b"]"""));
        Missing("""output.dotted["a.b-c"]""");
    }

    [Fact]
    public void keeps_an_output_wrapped_whose_value_is_null() => Assert.Equal("""{"type":"string","value":null}""", Text("output.nothing"));

    [Fact]
    public void knows_a_counted_resource_as_a_list_with_null_for_gaps_and_one_with_for_each_as_an_object()
    {
        Assert.Equal("""[{"cidr_block":"10.11.12.0/22"},{"cidr_block":"10.11.16.0/22"}]""", Text("module.subnets.aws_subnet.main"));
        Assert.Equal("""[{"id":"subnet-0"},null,{"id":"subnet-2"}]""", Text("aws_subnet.gap"));
        Assert.Equal("""{"baz":{"name":"baz"},"foo.bar":{"name":"foo.bar"}}""", Text("aws_iam_user.users"));
    }

    [Theory]
    [InlineData("module.subnets.aws_subnet.main.cidr_block", "has several instances: write module.subnets.aws_subnet.main[…] and then the attribute")]
    [InlineData("module.subnets.aws_subnet.main[7]", "has no such instance")]
    public void knows_the_group_by_its_exact_name_only_and_says_so(string key, string hint) =>
        Assert.Equal($"module.subnets.aws_subnet.main {hint}", Missing(key).Hint);

    [Fact]
    public void says_that_an_instance_was_replaced_and_is_still_to_be_destroyed()
    {
        Assert.Contains("aws_instance.replaced more than once", Missing("aws_instance.replaced.id").Hint, StringComparison.Ordinal);
        Assert.Equal("i-old", Text("aws_instance.replaced[].id"));
    }

    [Fact]
    public void takes_flat_attributes_where_there_are_no_others() => Assert.Equal("flat-1", Text("aws_old.flat.id"));

    [Fact]
    public void passes_over_other_modes_than_managed_and_data() => Missing("aws_secret.never.id");

    [Fact]
    public void says_that_a_value_is_null() => Assert.Equal("its value is null", Missing("aws_cloudwatch_log_group.ecs.kms_key_id").Hint);

    [Theory]
    [InlineData("output.foo.part", "\"part\" is asked of a string")]
    [InlineData("output.db_port.part", "\"part\" is asked of a number")]
    [InlineData("output.tags[0]", "[0] is asked of an object")]
    [InlineData("output.tags | keys", null)]
    [InlineData("output.tags.zone | length", "\".zone | length\" is no path")]
    [InlineData("output.tags.\"zone\"x", "\".\"zone\"x\" is no path")]
    [InlineData("output.bar[]", "\"[]\" is no path")]
    [InlineData("output.bar[0:1]", "\"[0:1]\" is no path")]
    [InlineData("output.bar..x", "\"..x\" is no path")]
    [InlineData("output.bar[99999999999]", "\"[99999999999]\" is no path")]
    [InlineData("""output.tags["a-"b"]""", "\"[\"a-\"b\"]\" is no path")]
    public void refuses_what_is_no_path_or_steps_into_what_has_no_parts(string key, string? what)
    {
        var answer = State.Lookup(key);

        if (what is null)
            Assert.IsType<StateLookup.NotFound>(answer);
        else
            Assert.Equal(what, Assert.IsType<StateLookup.QueryError>(answer).What);
    }

    [Theory]
    [InlineData("output.db_primary_hots", "output.db_primary_host")]
    [InlineData("aws_cloudwatch_log_group.esc.name", "aws_cloudwatch_log_group.ecs.name")]
    [InlineData("aws_acm_certificate.main.validation_metod", "aws_acm_certificate.main.validation_method")]
    [InlineData("data.terraform_remote_state.remote.outputs.kms_kye.arn", "data.terraform_remote_state.remote.outputs.kms_key")]
    public void tells_near_names(string key, string near) => Assert.Contains(near, Missing(key).NearKeys);

    [Theory]
    [InlineData("output.password", true)]
    [InlineData("output.foo", false)]
    [InlineData("aws_acm_certificate.main.private_key", true)]
    [InlineData("aws_acm_certificate.main.domain_name", false)]
    [InlineData("aws_acm_certificate.main", true)]
    public void tells_what_is_sensitive(string key, bool expected)
    {
        var found = Assert.IsType<StateLookup.Found>(State.Lookup(key));

        Assert.Equal(expected, found.IsSensitive);
        Assert.Equal(expected, found.ToString() == "***");
    }
}
