package io.merkato.pricing;

/** Whether the shop has begun to sell: from then on what its prices say is meant. Implemented above, where orders are known. */
public interface Sales {

    /** Whether there is any order, whatever became of it. */
    boolean haveBegun();
}
