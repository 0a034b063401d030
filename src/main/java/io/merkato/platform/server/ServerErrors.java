package io.merkato.platform.server;

import io.merkato.platform.problem.Problem;
import io.merkato.platform.problem.ProblemAnswers;
import io.merkato.platform.security.ProtectiveHeaders;
import io.merkato.platform.visitor.RequestIdFilter;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Puts problems in place of Jetty's own pages for requests that it refuses before any filter sees them. */
@Component
class ServerErrors implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

    private final ProblemAnswers problems;

    ServerErrors(ProblemAnswers problems) {
        this.problems = problems;
    }

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.setErrorHandler(new Problems(problems)));
    }

    private static final class Problems extends ErrorHandler {

        // What Jetty calls a request whose URI it could not read.
        private static final String NO_PATH = "/badMessage";

        private final ProblemAnswers problems;

        Problems(ProblemAnswers problems) {
            this.problems = problems;
        }

        @Override
        public boolean errorPageForMethod(String method) {
            return true;
        }

        @Override
        protected void generateResponse(
                Request request,
                Response response,
                int code,
                @Nullable String message,
                @Nullable Throwable cause,
                Callback callback) {
            Problem problem = problems.refusal(code);
            byte[] body = problems.body(problem, path(request.getHttpURI()));
            response.setStatus(problem.type().status());
            HttpFields.Mutable headers = response.getHeaders();
            headers.put(HttpHeader.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            headers.put(HttpHeader.CONTENT_LENGTH, body.length);
            ProtectiveHeaders.all().forEach(headers::put);
            headers.put(
                    RequestIdFilter.HEADER,
                    RequestIdFilter.idFor(request.getHeaders().get(RequestIdFilter.HEADER)));
            response.write(true, ByteBuffer.wrap(body), callback);
        }

        private static String path(@Nullable HttpURI uri) {
            String path = uri == null ? null : uri.getPath();
            return path == null || !path.startsWith("/") || path.equals(NO_PATH) ? "/" : path;
        }
    }
}
