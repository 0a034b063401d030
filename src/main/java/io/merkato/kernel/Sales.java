package io.merkato.kernel;

/** Whether the shop has begun to sell: from then on what its prices say is meant. */
public interface Sales {

    /** Whether there is any order, whatever became of it. */
    boolean haveBegun();
}
