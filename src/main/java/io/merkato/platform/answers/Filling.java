package io.merkato.platform.answers;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** An answer that is being made: looked at as it comes, and kept when it is for everybody. */
final class Filling extends Response.Wrapper {

    private final Question question;
    private final AnswerMemory memory;
    private final Shown shown = Shown.remembered();
    private final Consumer<@Nullable Answer> made;
    private final long readAt;
    private @Nullable ByteArrayOutputStream kept;
    private boolean isLookedAt;
    private boolean isFailed;

    /**
     * An answer that is about to be made.
     *
     * @param made told of it when it is there; null when there is none for others
     * @param readAt before anything is read for it
     */
    Filling(
            Request request,
            Response response,
            Question question,
            AnswerMemory memory,
            Consumer<@Nullable Answer> made,
            long readAt) {
        super(request, response);
        this.question = question;
        this.memory = memory;
        this.made = made;
        this.readAt = readAt;
    }

    /** The request for who makes it: they answer as if nobody had it yet, since others want it too. */
    Request request() {
        Request asked = getRequest();
        asked.setAttribute(Shown.ATTRIBUTE, shown);
        if (!question.asksWhetherChanged()) {
            return asked;
        }
        HttpFields all = HttpFields.build(asked.getHeaders())
                .remove(HttpHeader.IF_NONE_MATCH)
                .asImmutable();
        return new Request.Wrapper(asked) {
            @Override
            public HttpFields getHeaders() {
                return all;
            }
        };
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
        if (!isLookedAt) {
            isLookedAt = true;
            long length = getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
            if (Answer.isForAll(getStatus(), getHeaders()) && memory.hasRoomFor(length)) {
                kept = new ByteArrayOutputStream((int) length);
            } else {
                abandon();
            }
        }
        ByteArrayOutputStream bytes = kept;
        if (bytes == null) {
            super.write(last, content, callback);
            return;
        }
        if (content != null) {
            byte[] more = BufferUtil.toArray(content);
            bytes.write(more, 0, more.length);
            content.position(content.limit());
        }
        if (last) {
            finish(bytes.toByteArray(), callback);
        } else {
            callback.succeeded();
        }
    }

    private void finish(byte[] bytes, Callback callback) {
        Answer answer = Answer.of(getHeaders(), bytes, shown, readAt);
        if (answer.mustBePackedFirst(question)) {
            answer.pack();
        }
        if (!isFailed) {
            memory.keep(question.key(), answer);
            made.accept(answer);
        }
        answer.giveFirst(question, getWrapped(), callback);
    }

    @Override
    public void reset() {
        kept = null;
        isLookedAt = false;
        super.reset();
    }

    /** There is nothing for others. */
    void abandon() {
        isFailed = true;
        made.accept(null);
    }
}
