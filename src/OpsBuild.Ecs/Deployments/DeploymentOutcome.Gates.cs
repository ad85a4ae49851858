namespace OpsBuild.Ecs.Deployments;

/// <content>Why a deployment is refused before anything is sent.</content>
public sealed partial record DeploymentOutcome
{
    public static readonly DeploymentOutcome PendingMigrations = new("pending_migrations", 50,
        "Not deployed: migrations are pending.", "Apply them first (./build.sh ApplyMigration), or release all in order (./build.sh Release).", "");

    public static readonly DeploymentOutcome SchemaTooOld = new("schema_too_old", 51,
        "Not deployed: the image needs a newer schema than the database has.", "Apply the migrations that it was built with, or deploy an image that was built for this schema.", "");

    public static readonly DeploymentOutcome SchemaUnknown = new("schema_unknown", 52,
        "Not deployed: it is not known which schema the image needs, or which one the database has.",
        "Build the image with ./build.sh BuildImages, whose label dev.opsbuild.schema-version says it.", "");

    public static readonly DeploymentOutcome PlanFailed = new("plan_failed", 53,
        "Not deployed: the plan task, which looks at the database, did not succeed.", "The log above says why: ./build.sh PlanMigration asks the same.", "");

    public static readonly DeploymentOutcome SchemaMovedOn = new("schema_moved_on", 54,
        "Not rolled back: migrations since that revision do not fit it.", "Deploy a corrected version instead; --force rolls back all the same.", "");

    public static readonly DeploymentOutcome NoPrevious = new("no_previous_revision", 55,
        "Not rolled back: no other revision is known to have been deployed successfully.", "Name one: --revision N.", Deployments);

    public static readonly DeploymentOutcome AlreadyThere = new("already_there", 56,
        "Not rolled back: the service runs that revision.", "Name another one: --revision N.", Deployments);

    public static readonly DeploymentOutcome RevisionUnusable = new("revision_unusable", 57,
        "Not rolled back: the revision does not exist, or is deregistered, or is of another family.", "Name one that is ACTIVE: --revision N.", Deployments);

    public static readonly DeploymentOutcome ServiceMissing = new("service_missing", 58,
        "Not rolled back: there is no such service.", "Deploy it first: ./build.sh DeployService.", Look);

    private static IEnumerable<DeploymentOutcome> Gates =>
        [PendingMigrations, SchemaTooOld, SchemaUnknown, PlanFailed, SchemaMovedOn, NoPrevious, AlreadyThere, RevisionUnusable, ServiceMissing];
}
