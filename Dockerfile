# The shop in a container, for `docker build` and `podman build`.

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./merkato build \
    && mkdir /merkato \
    && cp -r target/app/merkato.jar target/app/lib /merkato/

FROM eclipse-temurin:25-jre
# PostgreSQL, which the sandbox brings, does not run as root.
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/merkato merkato
COPY --from=build /merkato/ /opt/merkato/
USER merkato
WORKDIR /var/lib/merkato
ENV MERKATO_DATA=/var/lib/merkato/data
VOLUME /var/lib/merkato
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD curl -fsS "http://localhost:${PORT:-8080}/health/ready"
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "/opt/merkato/merkato.jar"]
