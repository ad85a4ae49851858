# The batch for tasks of the local ECS in Docker: the program as it was compiled on this machine, and the migrations of its work tree.
# Built by OpsBuild.Images through the engine's API, with root/ as it lays it out; never pushed.
ARG RUNTIME_IMAGE=mcr.microsoft.com/dotnet/runtime:10.0
FROM ${RUNTIME_IMAGE}
ARG CONTENT_HASH
LABEL org.opencontainers.image.title="batch-migrate-db (local)" \
      org.opencontainers.image.description="OpsBuild's batch program with this work tree's migrations" \
      dev.opsbuild.content="${CONTENT_HASH}"
# /app/batch with all that it needs, /app/db/migrations, and /batch, which is what task definitions start.
COPY root/ /
WORKDIR /app
# The user of the official .NET images; a number needs no entry in the image's list of users.
USER 1654:1654
ENTRYPOINT ["/batch"]
