// small.c -- small allocations: a list of 1,000,000 nodes of 32 bytes, all of them kept, four times.
#include "bench.h"

enum { nodes = 1000000, lists = 4 };

typedef struct Node {
    struct Node *next;
    int64_t value[3];
} Node;

void pd_main(void) {
    static Node *kept[lists];
    int64_t begin = pd_nanotime();
    for (int64_t k = 0; k < lists; k++) {
        Node *list = NULL;
        for (int64_t i = 0; i < nodes; i++) {
            Node *node = pd_mal(sizeof(Node));
            node->next = list;
            node->value[0] = i;
            list = node;
        }
        kept[k] = list;
    }
    int64_t taken = pd_nanotime() - begin;
    for (int64_t k = 0; k < lists; k++) {
        if (kept[k]->value[0] != nodes - 1) pd_panic("a node was lost");
    }
    report("small", taken, (int64_t)lists * nodes);
    pd_exit(0);
}
