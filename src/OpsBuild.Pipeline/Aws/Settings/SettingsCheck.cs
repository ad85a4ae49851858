using System.Text.RegularExpressions;
using OpsBuild.Ecs.TerraformStates;

namespace OpsBuild.Pipeline.Aws.Settings;

/// <summary>Finds everything that is wrong with settings as they are written.</summary>
internal sealed partial class SettingsCheck(AwsEnvironmentSettings settings)
{
    private readonly List<AwsProblem> problems = [];

    /// <param name="settings">What is written.</param>
    public static IReadOnlyList<AwsProblem> Of(AwsEnvironmentSettings settings)
    {
        var check = new SettingsCheck(settings);
        check.Run();
        return check.problems;
    }

    private void Run()
    {
        Require(Parameters.Region, settings.Region, "every call goes to one region", "as eu-central-1", Region());
        Require(Parameters.Account, settings.Account, "the credentials must belong to the account that is meant, so it has to be said",
            "12 digits; in JSON as text, since a number loses its leading zeros", Account());
        Cluster();
        State();
        Secret(Parameters.AdminSecretId, settings.AdminSecretId, isRequired: true);
        Secret(Parameters.AppSecretId, settings.AppSecretId, isRequired: false);
        Image(Parameters.ImageUri, settings.ImageUri, settings.RunsTasks);
        Image(Parameters.ShadowImageUri, settings.ShadowImageUri, isRequired: false);
        Accept(Parameters.Service, settings.Service, "up to 255 letters, digits, - and _", EcsName());
        Accept(Parameters.Repository, settings.Repository, "as ECR writes it: shop/batch, with or without its registry before it", Repository());
        Accept(Parameters.Profile, settings.AwsProfile, "the name of a profile of ~/.aws, without brackets", ProfileName());
        foreach (var name in settings.Variables.Keys.Order(StringComparer.Ordinal))
            Variable(name);
    }

    private void Require(Parameter parameter, string? value, string why, string form, Regex pattern)
    {
        if (IsGiven(parameter, value, why, form))
            Accept(parameter, value, form, pattern);
    }

    private bool IsGiven(Parameter parameter, string? value, string why, string form)
    {
        if (!string.IsNullOrWhiteSpace(value))
            return true;
        problems.Add(new AwsProblem($"{parameter.Name} is missing.", why, $"Set {parameter.Places(settings.Name)}: {form}."));
        return false;
    }

    private void Accept(Parameter parameter, string? value, string form, Regex pattern)
    {
        if (value is not null && !pattern.IsMatch(value))
            Refuse(parameter, $"{parameter.Name} is not what it should be: '{Shown(value)}'.", $"expected is {form}");
    }

    private void Cluster()
    {
        const string form = "the cluster's name, up to 255 letters, digits, - and _, or its ARN";
        if (!IsGiven(Parameters.Cluster, settings.Cluster, "a task runs in one cluster", form) || EcsName().IsMatch(settings.Cluster!))
            return;
        if (ClusterArn().Match(settings.Cluster!) is not { Success: true } arn)
            Refuse(Parameters.Cluster, $"EcsCluster is not what it should be: '{Shown(settings.Cluster!)}'.", $"expected is {form}");
        else if (arn.Groups["region"].Value != settings.Region || arn.Groups["account"].Value != settings.Account)
            Refuse(Parameters.Cluster, $"EcsCluster is in account {arn.Groups["account"]} and region {arn.Groups["region"]}, the environment in {settings.Account} and {settings.Region}.",
                "a task can only be run where the environment is");
    }

    private void State()
    {
        if (!IsGiven(Parameters.State, settings.StateUrl, "endpoint, subnets, roles and the log group come from Terraform's state", "a path, or file://, http(s):// or s3://bucket/key"))
            return;
        if (TerraformStateFile.ProblemOf(settings.StateUrl!) is { } problem)
            problems.Add(new AwsProblem(problem.What, problem.Why, $"{problem.Remedy} It is set by {Parameters.State.Places(settings.Name)}."));
    }

    // Whoever put the secret itself here would find it in the log, so what is no id is not shown.
    private void Secret(Parameter parameter, string? value, bool isRequired)
    {
        const string form = "a secret's name, up to 512 letters, digits and /_+=.@-!, or its ARN";
        if (isRequired && !IsGiven(parameter, value, "the task reads the database's credential from Secrets Manager by this id", form))
            return;
        if (value is not null && !SecretName().IsMatch(value) && !SecretArn().IsMatch(value))
            Refuse(parameter, $"{parameter.Name} is no secret's id; its value is not shown, since it may be the secret.", $"expected is {form}");
    }

    private void Image(Parameter parameter, string? value, bool isRequired)
    {
        const string form = "a reference by digest: repository@sha256: and 64 hexadecimal digits";
        if (isRequired && !IsGiven(parameter, value, "the task runs exactly one image", form))
            return;
        if (value is null || ImageByDigest().IsMatch(value))
            return;
        problems.Add(new AwsProblem($"{parameter.Name} names no image by digest: '{Shown(value)}'.",
            "a tag may mean another image tomorrow; what was checked must be what runs",
            $"Set {parameter.Places(settings.Name)}: {form}. ECR lists digests: aws ecr describe-images --repository-name NAME --query 'imageDetails[].[imageTags,imageDigest]'."));
    }

    private void Variable(string name)
    {
        if (!VariableName().IsMatch(name))
            problems.Add(new AwsProblem($"'{Shown(name)}' cannot be the name of a template's variable.", "the name of an environment variable has letters, digits and _, no digit first", "Correct the name."));
        else if (name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase))
            problems.Add(new AwsProblem($"{name} may not be a template's variable.", "AWS_* may hold keys, and whatever a template sees can land in a task definition", "Leave it out; region and account are parameters."));
        else if (TemplateVariables.OwnedBy(name) is { } owner)
            problems.Add(new AwsProblem($"{name} may not be set as a template's variable.", $"{owner} sets it", "Leave it out, so that it has one place."));
    }

    private void Refuse(Parameter parameter, string what, string why) => problems.Add(new AwsProblem(what, why, $"Correct {parameter.Places(settings.Name)}."));

    /// <summary>Short, and in one line: an error is no place for a pasted file.</summary>
    private static string Shown(string value)
    {
        const int longest = 80;
        var line = string.Concat(value.Select(character => char.IsControl(character) ? ' ' : character));
        return line.Length > longest ? line[..longest] + "…" : line;
    }

    [GeneratedRegex(@"^[a-z]{2,6}(-[a-z]+)+-[0-9]{1,2}\z")]
    private static partial Regex Region();

    [GeneratedRegex(@"^[0-9]{12}\z")]
    private static partial Regex Account();

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,255}\z")]
    private static partial Regex EcsName();

    [GeneratedRegex(@"^arn:aws[a-z-]*:ecs:(?<region>[a-z0-9-]+):(?<account>[0-9]{12}):cluster/[A-Za-z0-9_-]{1,255}\z")]
    private static partial Regex ClusterArn();

    // The exclamation mark is of the secrets that RDS manages, rds!db-….
    [GeneratedRegex(@"^[A-Za-z0-9/_+=.@!-]{1,512}\z")]
    private static partial Regex SecretName();

    [GeneratedRegex(@"^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@!-]{1,519}\z")]
    private static partial Regex SecretArn();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._/:-]*@sha256:[0-9a-f]{64}\z")]
    private static partial Regex ImageByDigest();

    [GeneratedRegex(@"^([A-Za-z0-9.-]+(:[0-9]+)?/)?[a-z0-9]+([._/-]+[a-z0-9]+)*\z")]
    private static partial Regex Repository();

    [GeneratedRegex(@"^[^\s\[\]\p{Cc}]([^\[\]\p{Cc}]*[^\s\[\]\p{Cc}])?\z")]
    private static partial Regex ProfileName();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex VariableName();
}
