# For whoever works with the Atlas command line; OpsBuild itself does not read this file. Run from the folder that holds db/ (the root of
# the repository, /app in the image):
#
#   atlas migrate status --config file://db/atlas.hcl --env local
#
# No address stands here and no password belongs into an address: the user and host come from a variable, the password from PGPASSWORD or
# PGPASSFILE, which the driver reads by itself.

env "local" {
  # postgres://admin@127.0.0.1:5432/app?sslmode=disable, as ./build.sh Local shows it
  url     = getenv("LOCAL_DATABASE_URL")
  dev     = getenv("ATLAS_DEV_URL")
  src     = "file://db/schema.sql"
  exclude = ["atlas_schema_revisions"]

  migration {
    dir              = "file://db/migrations"
    revisions_schema = "atlas_schema_revisions"
    exec_order       = LINEAR
  }
}

env "aws" {
  # postgres://admin@host:5432/app?sslmode=verify-full, made inside of the VPC only
  url     = getenv("DATABASE_URL")
  dev     = getenv("ATLAS_DEV_URL")
  src     = "file://db/schema.sql"
  exclude = ["atlas_schema_revisions"]

  migration {
    dir              = "file://db/migrations"
    revisions_schema = "atlas_schema_revisions"
    exec_order       = LINEAR
    lock_timeout     = "10s"
  }
}
